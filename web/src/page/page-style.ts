import { css } from 'lit';

/** Headings, cards and notes as all pages have them. */
export const pageStyle = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.25rem;
    margin-bottom: 1rem;
  }
  .head .push {
    margin-left: auto;
  }
  .card {
    background: var(--zone);
    border-radius: 0.375rem;
    padding: 1rem;
    min-width: 0;
  }
  .panel {
    background: var(--panel);
    border-radius: 0.375rem;
    padding: 1rem;
    min-width: 0;
  }
  .note {
    padding: 1rem;
    color: var(--ink-2);
  }
  .problem {
    padding: 0.75rem 1rem;
    border-left: 0.25rem solid var(--alarm-2);
    background: var(--panel);
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th {
    text-align: left;
    font-weight: 500;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
`;
