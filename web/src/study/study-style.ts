import { css } from 'lit';

/** What the pages of studies have in common. */
export const studyStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  table {
    border-collapse: collapse;
  }
  th {
    text-align: left;
    font-weight: 500;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  h3 {
    font-weight: 550;
  }
  .panel {
    background: var(--panel);
    border-radius: 0.375rem;
    padding: 1rem;
    min-width: 0;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 36rem), 1fr));
    gap: 1.25rem 2rem;
  }
  .panel > h2,
  .panel > .head {
    margin-bottom: 0.5rem;
  }
  /* Positioned, so that words for screen readers scroll with it. */
  .scroll {
    position: relative;
    overflow-x: auto;
  }
  td,
  th {
    padding: 0.375rem 1rem 0.375rem 0;
    vertical-align: top;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  td.number,
  th.number {
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  td small,
  th small {
    display: block;
    color: var(--ink-2);
  }
  progress {
    width: 100%;
    min-width: 6rem;
    height: 0.75rem;
    accent-color: var(--live);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .mark {
    font-weight: 650;
  }
`;
