import { css } from 'lit';

/** The look of bars of use and of their table. */
export const usePanelStyle = css`
  :host {
    display: block;
  }
  .panel {
    padding: 0.75rem 1rem;
    border-radius: 0.375rem;
    background: var(--panel);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-bottom: 0.5rem;
  }
  .push {
    margin-left: auto;
  }
  select {
    max-width: 26rem;
    width: 100%;
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
  .tick {
    text-anchor: middle;
  }
  .line {
    stroke: var(--line);
  }
  .bar {
    fill: var(--live);
  }
  .bar.open {
    fill: none;
    stroke: var(--live);
    stroke-width: 1.4;
  }
  .bar.unknown {
    fill: var(--ink-2);
  }
  .reach {
    fill: transparent;
  }
  g:hover .reach {
    fill: var(--line);
  }
  .scroll {
    max-height: 20rem;
    overflow: auto;
  }
  table {
    border-collapse: collapse;
  }
  th {
    text-align: left;
    font-weight: 500;
    color: var(--ink-2);
  }
  td,
  th {
    padding: 0.25rem 2rem 0.25rem 0;
  }
  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .note {
    margin-top: 0.25rem;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
`;
