import { css } from 'lit';

/** What the boxes about people have beside the look of the command box. */
export const boxStyle = css`
  dialog {
    width: min(32rem, calc(100vw - 2rem));
  }
  dialog input {
    width: 100%;
  }
  fieldset {
    margin: 0.75rem 0 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .grant {
    display: flex;
    gap: 0.5rem;
    margin-top: 0.375rem;
  }
  .grant select {
    flex: 1;
    min-width: 0;
  }
  output {
    display: block;
    margin: 0.75rem 0;
    padding: 0.75rem;
    background: var(--box);
    border: 1px solid var(--box-line);
    border-radius: var(--radius);
    font-weight: 650;
    overflow-wrap: anywhere;
    user-select: all;
  }
`;
