import { css } from 'lit';

/** The look of the tree of sites. */
export const treeStyle = css`
  :host {
    display: block;
    background: var(--panel);
    border-radius: 0.375rem;
    padding: 0.5rem 0.75rem;
  }
  .scroll {
    height: clamp(16rem, calc(100vh - 15rem), 120rem);
    overflow: auto;
    contain: strict;
  }
  .space {
    position: relative;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(12rem, 3fr) 9rem 9rem 6rem 7rem 5rem minmax(11rem, 2fr);
    gap: 0 0.75rem;
    align-items: center;
    height: 2.75rem;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  .space .row {
    position: absolute;
    inset: 0 0 auto;
    overflow: hidden;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .head {
    height: 2rem;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .name {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .name a {
    overflow: hidden;
    text-overflow: ellipsis;
    text-decoration: none;
  }
  .name a:hover {
    text-decoration: underline;
  }
  .edge .name {
    padding-left: 2.25rem;
  }
  .device .name {
    padding-left: 3.5rem;
  }
  .rest {
    grid-column: 2 / -1;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    min-width: 1.5rem;
    min-height: 1.5rem;
    padding: 0;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    button {
      min-width: 44px;
      min-height: 44px;
    }
  }
  @media (max-width: 64rem) {
    .row {
      grid-template-columns: minmax(8rem, 1fr) auto auto;
    }
    .row > :nth-child(n + 4) {
      display: none;
    }
  }
`;
