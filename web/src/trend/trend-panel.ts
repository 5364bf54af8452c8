import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { SignalWatch } from '../value/signal-watch';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import { mergedGaps } from './hatching';
import { SPANS, lastSpan, marked, pan, spanOf, zoom, type TimeRange } from './range';
import type { ChartGesture } from './trend-chart';
import { TrendModel } from './trend-model';
import { trendStyle } from './trend-style';
import './pen-list';
import './trend-chart';
import './trend-table';

/** Gaps told in words below the chart; the chart hatches them all. */
const GAPS_TOLD = 3;

const KEYS: Readonly<Record<string, ChartGesture>> = {
  ArrowLeft: { kind: 'pan', share: -0.2 },
  ArrowRight: { kind: 'pan', share: 0.2 },
  '+': { kind: 'zoom', factor: 0.5, at: 0.5 },
  '-': { kind: 'zoom', factor: 2, at: 0.5 },
};

/** A trend with its tools: range, follow, zoom, pan, values under the cursor, gaps in words, table and CSV. */
@customElement('pr-trend')
export class TrendPanel extends LitElement {
  static override styles = [base, controls, trendStyle];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) tags: readonly TagInfo[] = [];
  @property() zone = 'UTC';
  @state() private model?: TrendModel;
  @state() private asTable = false;
  @state() private cursor: number | null = null;

  constructor() {
    super();
    new SignalWatch(this, () => [this.model?.version, this.context?.palette]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model?.close();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.context === undefined) {
      return;
    }
    this.model ??= new TrendModel(this.context, SPANS[0]?.span ?? 0);
    if (changed.has('tags')) {
      this.model.show(this.tags);
    }
  }

  override render() {
    const { model, context } = this;
    if (model === undefined || context === undefined) {
      return nothing;
    }
    const pens = model.pens();
    return html`<section class="panel" aria-label="Trend" data-testid="trend">
      ${this.tools(model, context)}
      <div class="chart" tabindex="0" role="group" aria-label=${this.description(model)} @keydown=${this.key}>
        <pr-trend-chart
          .pens=${pens}
          .range=${model.range}
          .zone=${this.zone}
          .palette=${context.palette.value}
          @gesture=${this.gesture}
          @point=${this.point}
          @width=${this.width}
        ></pr-trend-chart>
        ${this.overlay(model)}
      </div>
      <pr-pen-list .pens=${pens} .cursor=${this.cursor} .zone=${this.zone} .now=${model.range.to}></pr-pen-list>
      ${this.gapWords(model)}
      ${this.asTable ? html`<pr-trend-table .pens=${pens} .range=${model.range} .zone=${this.zone}></pr-trend-table>` : nothing}
    </section>`;
  }

  private tools(model: TrendModel, context: PageContext) {
    const { range } = model;
    return html`<div class="tools">
      <div class="group" role="group" aria-label="Range">
        ${SPANS.map(({ name, span }) => {
          const on = Math.abs(spanOf(range) - span) < 1_000;
          return html`<button
            aria-pressed=${on}
            @click=${() => {
              this.set(lastSpan(span, context.live.now()));
            }}
          >
            ${name}
          </button>`;
        })}
      </div>
      <div class="group" role="group" aria-label="Move">
        ${this.mover('Earlier', '◀', KEYS.ArrowLeft)} ${this.mover('Zoom out', '−', KEYS['-'])}
        ${this.mover('Zoom in', '+', KEYS['+'])} ${this.mover('Later', '▶', KEYS.ArrowRight)}
      </div>
      <button
        aria-pressed=${range.live}
        data-testid="trend-live"
        @click=${() => {
          this.set(lastSpan(spanOf(range), context.live.now()));
        }}
      >
        Live
      </button>
      <span class="push">
        <button
          aria-pressed=${this.asTable}
          @click=${() => {
            this.asTable = !this.asTable;
          }}
        >
          Show as table
        </button>
        <a class="button" download="trend.csv" href=${context.api.csvAddress(model.query())}>CSV</a>
      </span>
    </div>`;
  }

  private mover(name: string, sign: string, gesture: ChartGesture | undefined) {
    return html`<button
      aria-label=${name}
      title=${name}
      @click=${() => {
        if (gesture) this.apply(gesture);
      }}
    >
      ${sign}
    </button>`;
  }

  private description(model: TrendModel): string {
    const { full } = zoneFormats(this.zone);
    const names = this.tags.map((tag) => tag.description || tag.tag).join(', ');
    const keys = 'Arrow keys move, plus and minus zoom. The table holds the same values.';
    return `Trend of ${names || 'nothing'} from ${full(model.range.from)} to ${full(model.range.to)}. ${keys}`;
  }

  private overlay(model: TrendModel) {
    const words = model.problem || (this.tags.length === 0 ? 'Choose values to trend in the list.' : '');
    return words === '' ? nothing : html`<p class="overlay" role="status">${words}</p>`;
  }

  private gapWords(model: TrendModel) {
    const { from, to } = model.range;
    const { time, day } = zoneFormats(this.zone);
    const when = (seconds: number) => `${day(seconds * 1000)} ${time(seconds * 1000)}`;
    const gaps = mergedGaps(model.pens().flatMap((pen) => pen.gaps)).filter(
      (gap) => gap.to * 1000 > from && gap.from * 1000 < to,
    );
    if (gaps.length === 0) {
      return nothing;
    }
    const rest = gaps.length - GAPS_TOLD;
    return html`<p class="gaps">
      <span class="swatch" aria-hidden="true"></span>No values:
      ${gaps.slice(-GAPS_TOLD).map((gap) => html`<span>${when(gap.from)} – ${time(gap.to * 1000)}, ${gap.reason}</span>`)}
      ${rest > 0 ? html`<span>and ${rest} earlier</span>` : nothing}
    </p>`;
  }

  private key(event: KeyboardEvent): void {
    const gesture = KEYS[event.key];
    if (gesture !== undefined) {
      event.preventDefault();
      this.apply(gesture);
    }
  }

  private gesture(event: CustomEvent<ChartGesture>): void {
    this.apply(event.detail);
  }

  private point(event: CustomEvent<number | null>): void {
    this.cursor = event.detail;
  }

  private width(event: CustomEvent<number>): void {
    this.model?.setPoints(event.detail);
  }

  private apply(gesture: ChartGesture): void {
    const { model, context } = this;
    if (model === undefined || context === undefined) {
      return;
    }
    const now = context.live.now();
    switch (gesture.kind) {
      case 'mark':
        this.set(marked(gesture.from, gesture.to, now));
        break;
      case 'pan':
        this.set(pan(model.range, gesture.share, now));
        break;
      case 'zoom':
        this.set(zoom(model.range, gesture.factor, gesture.at, now));
        break;
    }
  }

  private set(range: TimeRange): void {
    this.model?.setRange(range);
  }
}
