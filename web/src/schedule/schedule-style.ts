import { css } from 'lit';

/** How the form of a schedule is laid out. */
export const scheduleStyle = css`
  dialog {
    width: min(60rem, calc(100vw - 1rem));
    max-height: calc(100vh - 1rem);
  }
  h3 {
    margin: 1rem 0 0.25rem;
  }
  .scroll {
    max-height: calc(100vh - 16rem);
    min-height: 8rem;
    overflow-y: auto;
    padding: 0 0.25rem 0.25rem;
  }
  fieldset {
    display: grid;
    gap: 0.5rem;
    min-width: 0;
    margin: 0 0 0.5rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  legend {
    padding: 0 0.25rem;
    font-weight: 550;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 0.75rem;
    align-items: center;
  }
  .line label {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    margin: 0;
  }
  .time {
    width: 5rem;
  }
  .date {
    width: 8rem;
  }
  input.value {
    width: 6rem;
    text-align: right;
  }
  select.value {
    width: auto;
  }
  .name {
    width: 11rem;
    max-width: 100%;
  }
  .problems {
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
    font-weight: 600;
    max-height: 6rem;
    overflow-y: auto;
  }
  .push {
    margin-left: auto;
  }
  @media (max-width: 30rem) {
    dialog {
      padding: 0.75rem;
    }
    .buttons {
      flex-wrap: wrap;
    }
  }
`;
