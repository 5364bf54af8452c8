import type uPlot from 'uplot';
import { formatNumber, isDiscrete } from '../live/format';
import type { Pen } from './trend-model';

/** Bands are dear to draw: only for so few pens. */
const MOST_BANDS = 6;

/** uPlot's numbers for two sides of a chart. */
const RIGHT = 1;
const LEFT = 3;

/** Dashes of the rounds of colours, so that no two pens look alike. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [10, 3, 2, 3]];

/** Colours as the palette has them now; a canvas cannot follow a style sheet. */
export interface ChartColours {
  readonly pens: readonly string[];
  readonly ink: string;
  readonly grid: string;
  readonly hatch: string;
  readonly panel: string;
  readonly font: string;
  /** Height of the font in pixels; the axes grow with it. */
  readonly fontSize: number;
}

/** Reads the palette from an element. */
export function chartColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const get = (name: string) => style.getPropertyValue(name).trim() || '#808080';
  const fontSize = Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8);
  return {
    pens: [1, 2, 3, 4, 5, 6].map((n) => get(`--pen-${n}`)),
    ink: get('--ink-2'),
    grid: get('--line'),
    hatch: get('--hatch'),
    panel: get('--panel'),
    font: `${fontSize}px ${get('--font')}`,
    fontSize,
  };
}

/** How the n-th pen is drawn. */
export function penStyle(n: number, colours: readonly string[]): { stroke: string; dash: readonly number[] } {
  return {
    stroke: colours[n % colours.length] ?? '#808080',
    dash: DASHES[Math.floor(n / colours.length) % DASHES.length] ?? [],
  };
}

/** The scale a pen is drawn on: one for each unit, one for words and switches. */
export function scaleOf(pen: Pen): string {
  // eslint-disable-next-line texts/visible-text -- name of a scale
  return isDiscrete(pen.tag) ? 'state' : `unit ${pen.tag.unit}`;
}

/** Series in the order of the data: time, then value, max and min of each pen, then what each was earlier. */
export function chartSeries(
  pens: readonly Pen[],
  colours: ChartColours,
  stepped: uPlot.Series.PathBuilder,
  focused: string,
  compares: boolean,
): uPlot.Series[] {
  const lines = pens.flatMap((pen, n) => {
    const { stroke, dash } = penStyle(n, colours.pens);
    const common = { scale: scaleOf(pen), paths: stepped, points: { show: false } };
    const line: uPlot.Series = {
      ...common,
      label: pen.tag.tag,
      stroke,
      width: pen.tag.path === focused ? 3 : 1.5,
      dash: [...dash],
    };
    const edge: uPlot.Series = { ...common, stroke: 'transparent', width: 0 };
    return [line, edge, { ...edge }];
  });
  const earlier = pens.map((pen, n): uPlot.Series => {
    const { stroke } = penStyle(n, colours.pens);
    return { scale: scaleOf(pen), paths: stepped, points: { show: false }, stroke, width: 1, dash: [2, 3] };
  });
  return [{}, ...lines, ...(compares ? earlier : [])];
}

/** The bands between a pen's max and min: of all while they are few, else of the one that is looked at. */
export function chartBands(pens: readonly Pen[], colours: ChartColours, focused: string): uPlot.Band[] {
  return pens.flatMap((pen, n) =>
    isDiscrete(pen.tag) || (pens.length > MOST_BANDS && pen.tag.path !== focused)
      ? []
      : [{ series: [n * 3 + 2, n * 3 + 3] as [number, number], fill: `${penStyle(n, colours.pens).stroke}30` }],
  );
}

/** The time axis below, one axis on the left and, where there is room, a second on the right. */
export function chartAxes(pens: readonly Pen[], colours: ChartColours, wide: boolean): uPlot.Axis[] {
  const scales = [...new Set(pens.filter((pen) => !isDiscrete(pen.tag)).map(scaleOf))].slice(0, wide ? 2 : 1);
  const { fontSize } = colours;
  const common = { stroke: colours.ink, font: colours.font, labelFont: colours.font };
  const quiet = { stroke: colours.grid, width: 1 };
  const time: uPlot.Axis = {
    ...common,
    values: TIME_FORMATS,
    grid: quiet,
    ticks: quiet,
    space: fontSize * 5.5,
    size: fontSize * 3.6,
  };
  const values = scales.map((scale, n): uPlot.Axis => {
    const unit = scale.slice('unit '.length);
    return {
      ...common,
      scale,
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- a const enum cannot be imported here
      side: n === 0 ? LEFT : RIGHT,
      grid: { ...quiet, show: n === 0 },
      ticks: quiet,
      size: fontSize * 4.4,
      ...(unit === '' ? {} : { label: unit, labelSize: fontSize * 1.7, labelGap: 0 }),
      values: (_: uPlot, splits: number[]) => splits.map((split) => formatNumber(split, places(splits))),
    };
  });
  return [time, ...values];
}

/** The y scales: words and switches keep to a stripe of their own. */
export function chartScales(pens: readonly Pen[], range: () => [number, number]): uPlot.Scales {
  const scales: uPlot.Scales = { x: { time: true, range } };
  for (const pen of pens) {
    scales[scaleOf(pen)] = isDiscrete(pen.tag)
      ? { range: (_u, _min, max) => [-0.2, Math.max(max, 1) * 1.2] }
      : { range: (_u, min, max) => roomy(min, max) };
  }
  return scales;
}

/** A flat line is shown as flat, not as noise blown up to the full height. */
function roomy(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) {
    return [0, 1];
  }
  const least = Math.max(Math.abs(max) * 0.01, 0.1);
  const pad = Math.max((max - min) * 0.08, (least - (max - min)) / 2);
  return [min - pad, max + pad];
}

function places(splits: readonly number[]): number {
  const step = Math.abs((splits[1] ?? 1) - (splits[0] ?? 0));
  return step >= 1 || step === 0 ? 0 : Math.min(4, Math.ceil(-Math.log10(step)));
}

const DATE = '\n{D} {MMM}';
const YEAR = '\n{D} {MMM} {YYYY}';

// uPlot's rows: step in seconds, text, and what is added when the year, month, day, hour, minute or second rolls over.
const TIME_FORMATS: uPlot.Axis.Values = [
  [31_536_000, '{YYYY}', null, null, null, null, null, null, 1],
  [2_419_200, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [86_400, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [3_600, '{HH}:{mm}', YEAR, null, DATE, null, null, null, 1],
  [60, '{HH}:{mm}', YEAR, null, DATE, null, null, null, 1],
  [1, '{HH}:{mm}:{ss}', YEAR, null, DATE, null, null, null, 1],
];
