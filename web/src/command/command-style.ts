import { css } from 'lit';

/** The look of the command box. */
export const commandStyle = css`
  dialog {
    width: min(24rem, calc(100vw - 2rem));
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: var(--zone);
    color: var(--ink);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 45%);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 20%);
  }
  .path {
    font-size: 0.875rem;
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.375rem 1rem;
    align-items: center;
    margin: 0.875rem 0;
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    margin: 0;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  dd pr-value {
    min-width: 6.5rem;
  }
  label {
    display: block;
    margin: 0.5rem 0 0.25rem;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .field {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding-right: 0.75rem;
    background: var(--box);
    border: 2px solid var(--focus);
    border-radius: var(--radius);
  }
  .field input {
    flex: 1;
    min-width: 0;
    border: 0;
    background: transparent;
    text-align: right;
    font-size: 1.25rem;
    font-weight: 650;
    min-height: 2.5rem;
    outline-offset: -2px;
  }
  .refusals {
    margin: 0 0 0.5rem;
    padding: 0.5rem 0.75rem;
    list-style: none;
    font-weight: 600;
    border-left: 0.25rem solid var(--alarm-2);
    background: var(--panel);
  }
  .note {
    margin: 0 0 0.5rem;
    color: var(--ink-2);
  }
  summary {
    margin-top: 0.5rem;
    min-height: 1.75rem;
    color: var(--ink-2);
    cursor: pointer;
  }
  select,
  #ramp,
  #override,
  #reason {
    width: 100%;
  }
  .problem {
    min-height: 1.5rem;
    margin-top: 0.5rem;
    font-weight: 600;
  }
  .progress {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .progress li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
  }
  .progress .open {
    color: var(--ink-2);
  }
  .progress .failed {
    font-weight: 650;
  }
  .detail {
    color: var(--ink-2);
    font-weight: 400;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 0.5rem;
    margin-top: 1rem;
  }
`;
