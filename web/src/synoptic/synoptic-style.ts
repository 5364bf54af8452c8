import { css } from 'lit';

/** The picture's own look; colour only for what is not normal. */
export const synopticStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  .layers {
    display: grid;
  }
  /* Each of the pictures that lie over each other is painted by itself, and takes clicks on its parts alone. */
  .layers > svg.picture {
    grid-area: 1 / 1;
    position: relative;
    z-index: 0;
    pointer-events: none;
  }
  .layers [role='button'] {
    pointer-events: auto;
  }
  svg.picture {
    display: block;
    width: 100%;
    min-width: 60rem;
    height: auto;
    max-height: 78vh;
    font-family: var(--font);
  }
  /* On a phone the picture is moved, not shrunk until nobody can read it. */
  @media (max-width: 48rem) {
    svg.picture {
      min-width: 88rem;
      max-height: none;
    }
  }
  .zone {
    fill: var(--zone);
  }
  .title {
    font-size: 16.5px;
    font-weight: 650;
    fill: var(--ink);
  }
  .label {
    font-size: 13.5px;
    fill: var(--ink-2);
  }
  .pipe-edge,
  .pipe-supply,
  .pipe-return,
  .pipe-duct,
  .signal {
    fill: none;
    stroke-linejoin: miter;
  }
  .pipe-edge {
    stroke: var(--stroke);
  }
  .pipe-supply {
    stroke: var(--pipe-supply);
  }
  .pipe-return {
    stroke: var(--pipe-return);
  }
  .pipe-duct {
    stroke: var(--canvas);
  }
  .signal {
    stroke: var(--stroke);
    stroke-width: 1.4px;
    stroke-dasharray: 5 4;
  }
  .arrow {
    fill: var(--canvas);
    stroke: var(--stroke);
    stroke-width: 1.2px;
  }
  .box {
    fill: var(--box);
    stroke: var(--box-line);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .layer {
    fill: none;
    stroke: var(--line);
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .level {
    fill: var(--normal);
    opacity: 0.55;
  }
  .number {
    font-size: 16px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    fill: var(--live);
  }
  .small,
  .small .number {
    font-size: 13px;
    font-weight: 500;
    fill: var(--ink-2);
  }
  .unit {
    font-size: 12.5px;
    fill: var(--ink-2);
  }
  .uncertain > .box {
    stroke: var(--ink-2);
    stroke-dasharray: 1.5 2.5;
    stroke-width: 2px;
  }
  .uncertain .number {
    text-decoration: underline dotted;
  }
  .stale .number {
    fill: var(--ink-2);
    font-style: italic;
    font-weight: 500;
    text-decoration: line-through;
  }
  .stale > .box,
  .bad > .box {
    fill: none;
    stroke: var(--hatch);
    stroke-dasharray: 4 3;
  }
  .bad > .box {
    fill: url(#hatch);
  }
  .bad .number {
    fill: var(--ink);
  }
  .bad .unit {
    visibility: hidden;
  }
  .track {
    fill: var(--track);
    stroke: var(--box-line);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .normal {
    fill: var(--normal);
  }
  .pointer,
  .goal {
    stroke: var(--stroke);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
    display: none;
  }
  .pointer {
    fill: var(--stroke);
  }
  .goal {
    fill: var(--canvas);
  }
  .known {
    display: inline;
  }
  .critical .pointer {
    fill: var(--alarm-1);
    stroke: var(--alarm-1);
  }
  .high .pointer {
    fill: var(--alarm-2);
    stroke: var(--alarm-2);
  }
  [role='button'] {
    cursor: pointer;
    outline: none;
  }
  [role='button']:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 3px;
  }
  .chosen > .frame:not(.never) {
    display: inline;
  }
  [role='button'].chosen:not([data-alarm]) > .frame {
    stroke: var(--focus);
    stroke-width: 2px;
    stroke-dasharray: none;
  }
`;
