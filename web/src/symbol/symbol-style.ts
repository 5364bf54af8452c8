import { css } from 'lit';

/** How symbols look in each state, in the gallery and on displays; the classes stand on the symbol's group. */
export const symbolStyle = css`
  .symbol {
    --body: var(--run-fill);
    --edge: var(--run-ink);
  }
  .symbol .body,
  .symbol .line,
  .symbol .pipe,
  .symbol .ink,
  .symbol .ground {
    stroke: var(--edge);
    stroke-width: 1.4px;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }
  .symbol .body {
    fill: var(--body);
  }
  .symbol .line,
  .symbol .pipe,
  .symbol .ground {
    fill: none;
  }
  .symbol .pipe,
  .symbol .ground {
    stroke: var(--stroke);
  }
  .symbol .ink {
    fill: var(--edge);
  }
  /* Tanks and rooms hold something and do not run: values stand in them in every light. */
  .symbol .vessel {
    fill: var(--box);
    stroke: var(--stroke);
    stroke-width: 1.4px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .symbol.stale .vessel,
  .symbol.bad .vessel {
    stroke-dasharray: 4 3;
  }
  .symbol .casing {
    fill: var(--zone);
    stroke: var(--line);
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .symbol .loop {
    fill: none;
    stroke: var(--stroke);
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .symbol.stopped {
    --body: var(--stop-fill);
    --edge: var(--stop-ink);
  }
  .symbol.unknown,
  .symbol.stale,
  .symbol.bad {
    --body: var(--canvas);
    --edge: var(--ink-2);
  }
  .symbol.unknown .body,
  .symbol.stale .body,
  .symbol.bad .body {
    stroke-dasharray: 3 2;
  }
  .symbol.uncertain .body {
    stroke-dasharray: 1 3;
  }
  .struck,
  .plate {
    display: none;
  }
  .symbol.stale .struck,
  .symbol.bad .plate,
  .symbol.unknown .plate {
    display: inline;
  }
  .struck {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.8px;
    vector-effect: non-scaling-stroke;
  }
  .plate rect {
    fill: var(--canvas);
    stroke: var(--ink-2);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .plate text,
  .letter text {
    font: 700 13px var(--font);
    fill: var(--ink);
    text-anchor: middle;
  }
  .letter rect {
    fill: var(--box);
    stroke: var(--box-line);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .letter:not(.told) {
    display: none;
  }
  .frame,
  .mark {
    display: none;
  }
  .fault > .frame,
  .fault > .mark {
    display: inline;
    --alarm: var(--alarm-2);
    --alarm-ink: var(--alarm-2-ink);
  }
  .critical > .frame,
  .critical > .mark {
    --alarm: var(--alarm-1);
    --alarm-ink: var(--alarm-1-ink);
  }
  .high > .frame,
  .high > .mark {
    --alarm: var(--alarm-2);
    --alarm-ink: var(--alarm-2-ink);
  }
  .medium > .frame,
  .medium > .mark {
    --alarm: var(--alarm-3);
    --alarm-ink: var(--alarm-3-ink);
  }
  .low > .frame,
  .low > .mark {
    --alarm: var(--ink-2);
    --alarm-ink: var(--panel);
  }
  .critical > .frame,
  .high > .frame,
  .medium > .frame,
  .low > .frame,
  .critical > .mark,
  .high > .mark,
  .medium > .mark,
  .low > .mark {
    display: inline;
  }
  .frame {
    fill: none;
    stroke: var(--alarm);
    stroke-width: 3px;
    vector-effect: non-scaling-stroke;
  }
  .mark path {
    fill: var(--alarm);
    stroke: var(--alarm);
    stroke-width: 1.5px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .mark text {
    font: 750 12px var(--font);
    fill: var(--alarm-ink);
    text-anchor: middle;
  }
  .seen > .mark path {
    fill: var(--canvas);
  }
  .seen > .mark text {
    fill: var(--ink);
  }
  .mark.dim path {
    fill: var(--canvas);
  }
  .mark.dim text {
    fill: var(--ink);
  }
`;
