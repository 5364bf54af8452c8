import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { gapWords } from '../live/gap-words';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { SignalWatch } from '../value/signal-watch';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import type { TrendView } from '../wire/trend-api';
import { mergedGaps } from './hatching';
import './annotation-list';
import type { AnnotationList } from './annotation-list';
import { AnnotationFeed } from './annotation-feed';
import { daysOf, shiftOf } from './compare';
import './compare-field';
import { NO_CURSORS, put, stepped, taken, type Cursors } from './cursors';
import { download, picture } from './png';
import { SPANS, lastSpan, marked, pan, spanOf, zoom, type TimeRange } from './range';
import type { ChartGesture, TrendChart } from './trend-chart';
import { CLOSER, EARLIER, FARTHER, KEY_WORDS, LATER, trendKey } from './trend-keys';
import { text } from './pen-list';
import { TrendModel, type Pen } from './trend-model';
import { trendStyle } from './trend-style';
import './text-strips';
import type { Plot } from './text-strips';
import './trend-chart';
import './trend-table';

/** Gaps told in words below the chart; the chart hatches them all. */
const GAPS_TOLD = 3;

/**
 * A trend with its tools: range, follow, zoom, pan, two cursors, comparison, annotations, gaps in words, table, CSV and
 * PNG. Tells which pen is to be taken away (`less`) and of another view (`view`).
 */
@customElement('pr-trend')
export class TrendPanel extends LitElement {
  static override styles = [base, controls, trendStyle];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) tags: readonly TagInfo[] = [];
  @property() zone = 'UTC';
  @state() private model?: TrendModel;
  @state() private asTable = false;
  @state() private cursor: number | null = null;
  @state() private cursors: Cursors = NO_CURSORS;
  @state() private focused = '';
  @state() private against = '';
  @state() private plot: Plot = { left: 0, width: 0 };
  @query('pr-trend-chart') private readonly chart!: TrendChart;
  @query('pr-annotations') private readonly notes!: AnnotationList;
  /** True when pens can be taken away here. */
  @property({ type: Boolean }) removable = false;
  /** How it is to be looked at; another one is taken over. */
  @property({ attribute: false }) view: TrendView = {};
  private annotations?: AnnotationFeed;

  constructor() {
    super();
    new SignalWatch(this, () => [this.model?.version, this.context?.palette, this.annotations?.found]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model?.close();
    this.annotations?.close();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.context === undefined) {
      return;
    }
    this.model ??= new TrendModel(this.context, SPANS[0]?.span ?? 0);
    this.annotations ??= new AnnotationFeed(this.context);
    if (changed.has('tags')) {
      this.model.show(this.tags);
    }
    if (changed.has('view')) {
      this.take(this.model, this.view);
    }
    if (changed.has('tags') || changed.has('zone') || changed.has('against')) {
      this.model.compare(shiftOf(daysOf(this.against), this.model.range.to, this.zone));
    }
    this.annotations.look(this.tags, this.model.range);
  }

  override render() {
    const { model, context } = this;
    if (model === undefined || context === undefined) {
      return nothing;
    }
    const pens = model.pens();
    const annotations = this.annotations?.found.value ?? [];
    return html`<section class="panel" aria-label=${msg('Trend')} data-testid="trend">
      ${this.tools(model, context)} ${this.extras(model, pens)}
      <div class="chart" tabindex="0" role="group" aria-label=${this.description(model)} @keydown=${this.key}>
        <pr-trend-chart
          .pens=${pens}
          .range=${model.range}
          .zone=${this.zone}
          .palette=${context.palette.value}
          .cursors=${this.cursors}
          .annotations=${annotations}
          .focused=${this.focused}
          @gesture=${this.gesture}
          @point=${this.point}
          @put=${this.putCursor}
          @width=${this.width}
          @plot=${(event: CustomEvent<Plot>) => {
            this.plot = event.detail;
          }}
        ></pr-trend-chart>
        ${this.overlay(model)}
      </div>
      <pr-text-strips .pens=${pens} .range=${model.range} .plot=${this.plot} .zone=${this.zone}></pr-text-strips>
      <pr-pen-list
        .pens=${pens}
        .cursor=${this.cursor}
        .cursors=${this.cursors}
        .focused=${this.focused}
        .removable=${this.removable}
        .zone=${this.zone}
        .now=${model.range.to}
        @look=${this.look}
        @less=${this.less}
      ></pr-pen-list>
      ${this.gapWords(model)}
      <pr-annotations
        .context=${context}
        .annotations=${annotations}
        .tags=${this.tags}
        .zone=${this.zone}
        @changed=${() => this.annotations?.again()}
      ></pr-annotations>
      ${this.asTable ? html`<pr-trend-table .pens=${pens} .range=${model.range} .zone=${this.zone}></pr-trend-table>` : nothing}
    </section>`;
  }

  private tools(model: TrendModel, context: PageContext) {
    const { range } = model;
    return html`<div class="tools">
      <div class="group" role="group" aria-label=${msg('Range', { id: 'time-range' })}>
        ${SPANS.map(({ name, span }) => {
          const on = Math.abs(spanOf(range) - span) < 1_000;
          return html`<button
            aria-pressed=${on}
            @click=${() => {
              this.set(lastSpan(span, context.live.now()));
            }}
          >
            ${name()}
          </button>`;
        })}
      </div>
      <div class="group" role="group" aria-label=${msg('Move')}>
        ${this.mover(msg('Earlier'), '◀', EARLIER)} ${this.mover(msg('Zoom out'), '−', FARTHER)}
        ${this.mover(msg('Zoom in'), '+', CLOSER)} ${this.mover(msg('Later'), '▶', LATER)}
      </div>
      <button aria-pressed=${range.live} data-testid="trend-live" @click=${this.follow}>${msg('Live')}</button>
      <span class="push">
        <button
          aria-pressed=${this.asTable}
          @click=${() => {
            this.asTable = !this.asTable;
          }}
        >
          ${msg('Show as table')}
        </button>
        <a class="button" download="trend.csv" href=${context.api.csvAddress(model.query())}>${msg('CSV')}</a>
        <button data-testid="trend-png" @click=${() => void this.export(model)}>${msg('PNG')}</button>
      </span>
    </div>`;
  }

  private extras(model: TrendModel, pens: readonly Pen[]) {
    const cursor = (which: 'first' | 'second', name: string) =>
      html`<button
        aria-pressed=${this.cursors.active === which}
        aria-label=${msg(str`Cursor ${name}`)}
        @click=${() => {
          this.takeCursor(model, which);
        }}
      >
        ${name}
      </button>`;
    return html`<div class="tools">
      <div class="group" role="group" aria-label=${msg('Cursors')}>
        ${cursor('first', '1')} ${cursor('second', '2')}
        <button
          aria-label=${msg('Remove the cursors')}
          ?disabled=${this.cursors.first === null && this.cursors.second === null}
          @click=${() => {
            this.cursors = NO_CURSORS;
          }}
        >
          ×
        </button>
      </div>
      <pr-compare-field
        .against=${this.against}
        @compare=${(event: CustomEvent<string>) => {
          this.against = event.detail;
          this.tellView(model);
        }}
      ></pr-compare-field>
      <button data-testid="trend-annotate" ?disabled=${this.tags.length === 0} @click=${this.annotate}>
        ${msg('Annotate…')}
      </button>
      <span class="sr" role="status">${this.cursorWords(pens)}</span>
    </div>`;
  }

  /** What is under the cursor in hand, read aloud as it moves. */
  private cursorWords(pens: readonly Pen[]): string {
    const { active } = this.cursors;
    const at = active === null ? null : this.cursors[active];
    if (at === null) {
      return '';
    }
    const pen = pens.find(({ tag }) => tag.path === this.focused) ?? pens[0];
    const value = pen === undefined ? '' : `, ${pen.tag.description || pen.tag.tag} ${text(pen, at)} ${pen.tag.unit}`;
    return `${zoneFormats(this.zone).full(at)}${value}`;
  }

  private mover(name: string, sign: string, gesture: ChartGesture) {
    return html`<button
      aria-label=${name}
      title=${name}
      @click=${() => {
        this.apply(gesture);
      }}
    >
      ${sign}
    </button>`;
  }

  private description(model: TrendModel): string {
    const { full } = zoneFormats(this.zone);
    const names = this.tags.map((tag) => tag.description || tag.tag).join(', ');
    const what = names || msg('nothing');
    return msg(str`Trend of ${what} from ${full(model.range.from)} to ${full(model.range.to)}. ${KEY_WORDS()}`);
  }

  private overlay(model: TrendModel) {
    const words = model.problem || (this.tags.length === 0 ? msg('Choose values to trend in the list.') : '');
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
      <span class="swatch" aria-hidden="true"></span>${msg('No values:')}
      ${gaps.slice(-GAPS_TOLD).map((gap) => html`<span>${when(gap.from)} – ${time(gap.to * 1000)}, ${gapWords(gap.reason)}</span>`)}
      ${rest > 0 ? html`<span>${msg(str`and ${rest} earlier`)}</span>` : nothing}
    </p>`;
  }

  private key(event: KeyboardEvent): void {
    const { model } = this;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const done = plain ? trendKey(event.key, event.shiftKey, this.cursors.active !== null) : undefined;
    if (done === undefined || model === undefined) {
      return;
    }
    event.preventDefault();
    switch (done.kind) {
      case 'gesture':
        this.apply(done.gesture);
        break;
      case 'take':
        this.takeCursor(model, done.which);
        break;
      case 'step':
        this.cursors = stepped(this.cursors, done.steps, model.range);
        break;
      case 'drop':
        this.cursors = this.cursors.active === null ? NO_CURSORS : { ...this.cursors, active: null };
        break;
      case 'live':
        this.follow();
        break;
      case 'annotate':
        this.annotate();
        break;
    }
  }

  private takeCursor(model: TrendModel, which: 'first' | 'second'): void {
    this.cursors =
      this.cursors.active === which ? { ...this.cursors, active: null } : taken(this.cursors, which, model.range);
  }

  private readonly follow = () => {
    const { model, context } = this;
    if (model !== undefined && context !== undefined) {
      this.set(lastSpan(spanOf(model.range), context.live.now()));
    }
  };

  /** Between the cursors, at the one there is, or at the right end. */
  private readonly annotate = () => {
    const { first, second } = this.cursors;
    const one = first ?? second ?? this.model?.range.to ?? 0;
    const other = second ?? one;
    this.notes.write(Math.min(one, other), Math.max(one, other));
  };

  private async export(model: TrendModel): Promise<void> {
    const { canvas } = this.chart;
    if (canvas !== undefined) {
      download(await picture(canvas, model.pens(), model.range, this.zone), 'trend.png');
    }
  }

  private putCursor(event: CustomEvent<number>): void {
    this.cursors = put(this.cursors, event.detail);
  }

  private look(event: CustomEvent<string>): void {
    this.focused = this.focused === event.detail ? '' : event.detail;
  }

  private less(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('less', { detail: event.detail }));
  }

  private take(model: TrendModel, view: TrendView): void {
    this.against = view.compare ?? '';
    if (view.span !== undefined && view.span !== spanOf(model.range) && this.context !== undefined) {
      model.setRange(lastSpan(view.span, this.context.live.now()));
    }
  }

  private tellView(model: TrendModel): void {
    const detail: TrendView = { span: spanOf(model.range), ...(this.against === '' ? {} : { compare: this.against }) };
    this.dispatchEvent(new CustomEvent<TrendView>('view', { detail }));
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
    const { model } = this;
    if (model !== undefined) {
      model.setRange(range);
      model.compare(shiftOf(daysOf(this.against), range.to, this.zone));
      this.tellView(model);
    }
  }
}
