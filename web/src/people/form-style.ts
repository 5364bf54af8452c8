import { css } from 'lit';

/** A form in the middle of the page. */
export const formStyle = css`
  :host {
    display: block;
  }
  form {
    width: min(24rem, 100%);
    margin: 8vh auto 0;
    padding: 1.5rem;
    background: var(--panel);
    border-radius: 0.5rem;
  }
  form.plain {
    margin: 0;
    padding: 0;
    background: none;
  }
  label {
    display: block;
    margin: 0.75rem 0 0.25rem;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  input,
  select {
    width: 100%;
  }
  .hint {
    margin-top: 0.25rem;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .problem {
    min-height: 1.5rem;
    margin-top: 0.75rem;
    font-weight: 600;
  }
  .other {
    margin: 1rem 0 0;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
    text-align: center;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 0.5rem;
    margin-top: 0.75rem;
  }
`;
