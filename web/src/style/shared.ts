import { css } from 'lit';

/** What every component's own style sheet starts from: sizes, headings, focus, controls. */
export const base = css`
  :host {
    font-family: var(--font);
    font-size: 1rem;
    line-height: 1.35;
    color: var(--ink);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
    font-size: 1rem;
  }
  h1 {
    font-size: 1.25rem;
    font-weight: 650;
  }
  h2 {
    font-weight: 650;
  }
  a {
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .quiet {
    color: var(--ink-2);
  }
`;

/** Buttons and fields of one height: 2.25 rem, and at least 44 px where the pointer is a finger. */
export const controls = css`
  button,
  input,
  select,
  .button {
    font: inherit;
    color: var(--ink);
    background: var(--box);
    border: 1px solid var(--box-line);
    border-radius: var(--radius);
    min-height: 2.25rem;
    padding: 0 0.75rem;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    font-weight: 550;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--ink-2);
  }
  button:disabled {
    color: var(--ink-2);
    opacity: 0.6;
    cursor: default;
  }
  button[aria-pressed='true'] {
    background: var(--ink-2);
    border-color: var(--ink-2);
    color: var(--panel);
  }
  button.primary {
    background: var(--action);
    border-color: var(--action);
    color: var(--action-ink);
  }
  input[type='checkbox'] {
    width: 1.125rem;
    height: 1.125rem;
    min-height: 0;
    margin: 0;
    vertical-align: -0.1875rem;
    accent-color: var(--action);
  }
  @media (pointer: coarse) {
    button,
    input:not([type='checkbox']),
    select,
    .button {
      min-height: 44px;
    }
  }
`;
