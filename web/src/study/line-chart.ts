import { msg, str } from '@lit/localize';
import { LitElement, css, html, unsafeCSS } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import uPlot from 'uplot';
import chartStyle from 'uplot/dist/uPlot.min.css?inline';
import { base } from '../style/shared';
import { chartColours, penStyle, type ChartColours } from '../trend/chart-options';
import { figure } from './figures';

/** A line over numbers; null breaks it. */
export interface ChartLine {
  readonly name: string;
  readonly xs: readonly number[];
  readonly ys: readonly (number | null)[];
  /** Drawn as dots, as measured values are. */
  readonly dots?: boolean;
}

/** Lines over each other, with a legend that tells the values under the cursor. */
@customElement('pr-line-chart')
export class LineChart extends LitElement {
  static override styles = [
    base,
    unsafeCSS(chartStyle),
    css`
      :host {
        display: block;
        min-width: 0;
      }
      #frame {
        overflow: hidden;
      }
      .u-legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        margin: 0;
        text-align: left;
        font-size: 0.8125rem;
        color: var(--ink);
      }
      .u-legend th,
      .u-legend td {
        padding: 0.125rem 0.25rem;
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
      .u-legend .u-marker {
        width: 1rem;
        height: 0;
      }
      .u-hz .u-cursor-x {
        border-color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) lines: readonly ChartLine[] = [];
  /** What the chart shows, with its unit. */
  @property() name = '';
  /** What lies below, with its unit. */
  @property() below = '';
  /** Any change builds the chart anew in the palette's colours. */
  @property() palette = '';
  private chart: uPlot | undefined;
  private readonly resizer = new ResizeObserver(() => {
    if (this.chart !== undefined && this.clientWidth > 0) {
      this.chart.setSize({ width: this.clientWidth, height: this.tall() });
    } else {
      this.requestUpdate();
    }
  });

  override render() {
    const words = msg(str`${this.name} over ${this.below}: ${this.lines.map((line) => line.name).join(', ')}`);
    return html`<div id="frame" role="img" aria-label=${words}></div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizer.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizer.disconnect();
    this.chart?.destroy();
    this.chart = undefined;
  }

  override updated(): void {
    this.chart?.destroy();
    this.chart = undefined;
    const frame = this.renderRoot.querySelector<HTMLElement>('#frame');
    if (frame !== null && this.clientWidth > 0) {
      this.chart = new uPlot(this.options(chartColours(this)), this.data(), frame);
    }
  }

  private tall(): number {
    return this.clientWidth < 560 ? 200 : 260;
  }

  private options(colours: ChartColours): uPlot.Options {
    const { fontSize } = colours;
    const quiet = { stroke: colours.grid, width: 1 };
    const common = { stroke: colours.ink, font: colours.font, labelFont: colours.font, grid: quiet, ticks: quiet };
    return {
      width: this.clientWidth,
      height: this.tall(),
      padding: [8, 12, 0, 0],
      scales: { x: { time: false } },
      series: [
        { label: this.below, value: (_u, value: number | null) => figure(value) },
        ...this.lines.map((line, n) => this.series(line, n, colours)),
      ],
      axes: [
        {
          ...common,
          label: this.below,
          labelSize: fontSize * 1.8,
          labelGap: 0,
          size: fontSize * 2.4,
          space: fontSize * 5,
        },
        { ...common, size: fontSize * 4.6, values: (_u, splits) => splits.map(figure) },
      ],
      cursor: { drag: { x: true, y: false }, points: { size: 6 } },
    };
  }

  private series(line: ChartLine, n: number, colours: ChartColours): uPlot.Series {
    const { stroke, dash } = penStyle(n, colours.pens);
    const common = { label: line.name, stroke, value: (_u: uPlot, value: number | null) => figure(value) };
    return line.dots === true
      ? { ...common, width: 0, points: { show: true, size: 4, fill: stroke } }
      : { ...common, width: 1.5, dash: [...dash], points: { show: line.xs.length < 20, size: 6, fill: stroke } };
  }

  private data(): uPlot.AlignedData {
    // Lines were thinned each by itself: where one has no point of its own it goes on, where it is null it breaks.
    const tables = this.lines.map((line): uPlot.AlignedData => [[...line.xs], [...line.ys]]);
    return tables.length === 0 ? [[]] : uPlot.join(tables);
  }
}
