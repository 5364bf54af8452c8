import { LitElement, css, html, unsafeCSS } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import uPlot from 'uplot';
import chartStyle from 'uplot/dist/uPlot.min.css?inline';
import { dateNames, localeTag } from '../language/formats';
import { base } from '../style/shared';
import type { Annotation } from '../wire/trend-api';
import {
  chartAxes,
  chartBands,
  chartColours,
  chartScales,
  chartSeries,
  scaleOf,
  type ChartColours,
} from './chart-options';
import { drawGaps, mergedGaps } from './hatching';
import { keepBroken, type Hole } from './pen-line';
import { NO_CURSORS, type Cursors } from './cursors';
import { drawAnnotations, drawCursors } from './overlay';
import type { TimeRange } from './range';
import type { Plot } from './text-strips';
import type { Pen } from './trend-model';

/** Below this width there is one value axis. */
const WIDE = 560;

/** What a person did to the chart. */
export type ChartGesture =
  | { readonly kind: 'mark'; readonly from: number; readonly to: number }
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: number };

/**
 * The canvas of a trend. It draws what it is given and tells of gestures (`gesture`), of a click (`put`, milliseconds) and
 * of the time under the pointer (`point`, milliseconds or null) and where its drawing lies (`plot`); it changes no range
 * itself.
 */
@customElement('pr-trend-chart')
export class TrendChart extends LitElement {
  static override styles = [
    base,
    unsafeCSS(chartStyle),
    css`
      :host {
        display: block;
        min-width: 0;
      }
      #frame {
        height: 100%;
        overflow: hidden;
        touch-action: pan-y;
      }
      .u-over {
        cursor: crosshair;
      }
      .u-select {
        background: var(--live);
        opacity: 0.15;
      }
      .u-hz .u-cursor-x {
        border-color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) pens: readonly Pen[] = [];
  @property({ attribute: false }) range: TimeRange = { from: 0, to: 1, live: false };
  /** IANA name; the axis shows the site's time, not the browser's. */
  @property() zone = 'UTC';
  /** Any change builds the chart anew in the palette's colours. */
  @property() palette = '';
  @property({ attribute: false }) cursors: Cursors = NO_CURSORS;
  @property({ attribute: false }) annotations: readonly Annotation[] = [];
  /** The pen whose band is drawn though there are many; its path. */
  @property() focused = '';
  private chart: uPlot | undefined;
  private colours: ChartColours | undefined;
  private built = '';
  private gaps: readonly Hole[] = [];
  private panX: number | undefined;
  private plot: Plot = { left: 0, width: 0 };
  private readonly resizer = new ResizeObserver(() => {
    this.resize();
  });

  override render() {
    return html`<div
      id="frame"
      @wheel=${{ handleEvent: this.wheel, passive: false }}
      @pointerdown=${this.panStart}
      @pointermove=${this.panMove}
      @pointerup=${this.panEnd}
      @pointercancel=${this.panEnd}
    ></div>`;
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
    this.built = '';
  }

  override updated(): void {
    this.gaps = mergedGaps(this.pens.flatMap((pen) => pen.gaps));
    const wanted = [
      this.palette,
      localeTag(),
      this.zone,
      this.wide(),
      getComputedStyle(this).fontSize,
      this.focused,
      this.compares(),
      ...this.pens.map((pen) => pen.tag.path),
    ].join('|');
    if (wanted !== this.built) {
      this.built = wanted;
      this.build();
    } else {
      this.chart?.setData(this.data());
    }
  }

  /** The picture as it is painted now; undefined before there is one. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.chart?.ctx.canvas;
  }

  private compares(): boolean {
    return this.pens.some((pen) => pen.earlier.length > 0);
  }

  private build(): void {
    this.chart?.destroy();
    this.colours = chartColours(this);
    const frame = this.renderRoot.querySelector<HTMLElement>('#frame');
    if (frame !== null && this.clientWidth > 0) {
      this.chart = new uPlot(this.options(this.colours), this.data(), frame);
    }
  }

  private options(colours: ChartColours): uPlot.Options {
    const stepped = uPlot.paths.stepped?.({ align: 1 }) ?? (() => null);
    return {
      width: this.clientWidth,
      height: this.clientHeight,
      padding: [8, this.wide() ? 8 : 12, 0, 0],
      legend: { show: false },
      fmtDate: (template) => uPlot.fmtDate(template, dateNames()),
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), this.zone),
      series: chartSeries(this.pens, colours, stepped, this.focused, this.compares()),
      bands: chartBands(this.pens, colours, this.focused),
      axes: chartAxes(this.pens, colours, this.wide()),
      scales: chartScales(this.pens, () => [this.range.from / 1000, this.range.to / 1000]),
      cursor: {
        points: { show: false },
        y: false,
        drag: { x: true, y: false, setScale: false },
        bind: { mousedown: (_u, _target, handler) => (event) => (event.shiftKey ? null : handler(event)) },
      },
      hooks: {
        drawAxes: [
          (chart) => {
            drawGaps(chart, this.gaps, colours);
          },
        ],
        draw: [
          (chart) => {
            drawAnnotations(chart, this.annotations, colours);
            drawCursors(chart, this.cursors, colours);
            this.tellPlot(chart);
          },
        ],
        setCursor: [
          (chart) => {
            this.tellPoint(chart);
          },
        ],
        setSelect: [
          (chart) => {
            this.tellMark(chart);
          },
        ],
      },
    };
  }

  private data(): uPlot.AlignedData {
    const tables = this.pens.map(({ points }): uPlot.AlignedData => [
      points.map((point) => point.time),
      points.map((point) => point.value),
      points.map((point) => point.max),
      points.map((point) => point.min),
    ]);
    const earlier = this.compares() ? this.pens.map((pen) => compared(pen)) : [];
    if (tables.length === 0) {
      return [[]];
    }
    const joined = uPlot.join([...tables, ...earlier]);
    joined.slice(1).forEach((column) => {
      keepBroken(column as (number | null | undefined)[]);
    });
    return joined;
  }

  private wide(): boolean {
    return this.clientWidth >= WIDE && new Set(this.pens.map(scaleOf)).size > 1;
  }

  private resize(): void {
    if (this.chart === undefined) {
      this.built = '';
      this.requestUpdate();
    } else if (this.clientWidth > 0) {
      this.chart.setSize({ width: this.clientWidth, height: this.clientHeight });
      this.requestUpdate();
    }
    this.dispatchEvent(new CustomEvent<number>('width', { detail: this.clientWidth }));
  }

  private tellPlot({ bbox }: uPlot): void {
    const plot = { left: bbox.left / devicePixelRatio, width: bbox.width / devicePixelRatio };
    if (plot.left !== this.plot.left || plot.width !== this.plot.width) {
      this.plot = plot;
      this.dispatchEvent(new CustomEvent<Plot>('plot', { detail: plot }));
    }
  }

  private tellPoint(chart: uPlot): void {
    const left = chart.cursor.left ?? -1;
    const detail = left < 0 ? null : chart.posToVal(left, 'x') * 1000;
    this.dispatchEvent(new CustomEvent<number | null>('point', { detail }));
  }

  private tellMark(chart: uPlot): void {
    const { left, width } = chart.select;
    if (width <= 4) {
      this.dispatchEvent(new CustomEvent<number>('put', { detail: chart.posToVal(left, 'x') * 1000 }));
    } else {
      const from = chart.posToVal(left, 'x') * 1000;
      this.tell({ kind: 'mark', from, to: chart.posToVal(left + width, 'x') * 1000 });
    }
    if (width > 0) {
      chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    }
  }

  private readonly wheel = (event: WheelEvent) => {
    event.preventDefault();
    const at = this.share(event.clientX);
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (sideways || event.shiftKey) {
      this.tell({ kind: 'pan', share: Math.sign(event.deltaX || event.deltaY) * 0.1 });
    } else {
      this.tell({ kind: 'zoom', factor: event.deltaY > 0 ? 1.25 : 0.8, at });
    }
  };

  private panStart(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.shiftKey) {
      this.panX = event.clientX;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    }
  }

  private panMove(event: PointerEvent): void {
    const width = this.chart?.over.clientWidth ?? 0;
    if (this.panX !== undefined && width > 0) {
      this.tell({ kind: 'pan', share: (this.panX - event.clientX) / width });
      this.panX = event.clientX;
    }
  }

  private panEnd(): void {
    this.panX = undefined;
  }

  private share(clientX: number): number {
    const box = this.chart?.over.getBoundingClientRect();
    return box === undefined ? 0.5 : Math.min(1, Math.max(0, (clientX - box.left) / box.width));
  }

  private tell(detail: ChartGesture): void {
    this.dispatchEvent(new CustomEvent<ChartGesture>('gesture', { detail }));
  }
}

/** The dashed line of what a pen was earlier. */
function compared({ earlier }: Pen): uPlot.AlignedData {
  return [earlier.map((point) => point.time), earlier.map((point) => point.value)];
}
