import { css } from 'lit';

/** The look of a trend's frame. */
export const trendStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  .panel {
    background: var(--panel);
    border-radius: 0.375rem;
    padding: 0.75rem 1rem;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    margin-bottom: 0.5rem;
  }
  .tools button,
  .tools .button {
    padding: 0 0.625rem;
    min-height: 2rem;
    font-size: 0.875rem;
  }
  .group {
    display: flex;
  }
  .group button {
    border-radius: 0;
    margin-left: -1px;
  }
  .group button:first-child {
    border-radius: var(--radius) 0 0 var(--radius);
    margin-left: 0;
  }
  .group button:last-child {
    border-radius: 0 var(--radius) var(--radius) 0;
  }
  .push {
    display: flex;
    gap: 0.375rem;
    margin-left: auto;
  }
  .chart {
    position: relative;
  }
  pr-trend-chart {
    height: clamp(16rem, calc(100vh - 34rem), 60rem);
  }
  .overlay {
    position: absolute;
    inset: 40% 0 auto;
    text-align: center;
    color: var(--ink-2);
    pointer-events: none;
  }
  .gaps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.75rem;
    margin-top: 0.5rem;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .swatch {
    width: 1.5rem;
    height: 0.875rem;
    border: 1px solid var(--hatch);
    background: repeating-linear-gradient(135deg, transparent 0 4px, var(--hatch) 4px 5px);
  }
  @media (pointer: coarse) {
    .tools button,
    .tools .button {
      min-height: 44px;
    }
  }
`;
