import { css } from 'lit';

/** The look of the alarm figures. */
export const figuresStyle = css`
  :host {
    display: block;
  }
  .wishes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    padding: 0.5rem 0 1rem;
  }
  .facts,
  .lists {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: 1rem;
    margin: 0 0 1rem;
  }
  .lists {
    grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr));
    margin: 1.5rem 0 0.5rem;
    gap: 1.5rem 2rem;
  }
  .facts div {
    padding-left: 0.75rem;
    border-left: 0.1875rem solid var(--line);
  }
  .facts .bad {
    border-left-color: var(--alarm-2);
  }
  dt {
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  dd {
    margin: 0;
  }
  dd b {
    font-size: 1.375rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  svg {
    display: block;
    width: 100%;
    height: auto;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  text {
    fill: var(--ink-2);
  }
  .scale {
    text-anchor: end;
  }
  .line {
    stroke: var(--line);
  }
  .bar {
    fill: var(--ink-2);
  }
  .bar.flood {
    fill: var(--alarm-2);
    stroke: var(--ink);
  }
  .goal {
    stroke: var(--ink);
    stroke-width: 2;
  }
  h2 {
    margin-bottom: 0.5rem;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
    padding: 0.375rem 0;
    border-top: 1px solid var(--line);
  }
  li .count {
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  li svg {
    grid-column: 1 / -1;
    height: 0.375rem;
  }
  li .quiet {
    grid-column: 1 / -1;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .note {
    color: var(--ink-2);
    font-size: 0.875rem;
  }
`;
