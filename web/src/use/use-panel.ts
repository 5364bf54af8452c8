import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { decimals, formatNumber } from '../live/format';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { TagInfo, UsePer, UseSeries } from '../wire/model';
import { useChart, type UseBar, type UseChart } from './use-bars';
import { usePanelStyle } from './use-panel-style';

const DAY = 86_400_000;
/** How far back each view looks, in milliseconds. */
const REACH: Readonly<Record<UsePer, number>> = { day: 30 * DAY, month: 364 * DAY };
const VIEWS: readonly (readonly [UsePer, Words])[] = [
  ['day', () => msg('Days')],
  ['month', () => msg('Months')],
];
/** Pause between two questions to the host, in milliseconds. */
const PAUSE = 60_000;

const HEIGHT = 190;
const TOP = 12;
const FOOT = 24;
const LEFT = 56;

/** What a machine's counters counted, day by day or month by month of its site. */
@customElement('pr-use')
export class UsePanel extends LitElement {
  static override styles = [base, controls, usePanelStyle];

  @property({ attribute: false }) context?: PageContext;
  /** The machine's counters. */
  @property({ attribute: false }) counters: readonly TagInfo[] = [];
  @state() private chosen = '';
  @state() private per: UsePer = 'day';
  @state() private series: UseSeries | undefined;
  @state() private problem = '';
  @state() private asTable = false;
  @state() private width = 640;
  private asked = '';
  private readonly observer = new ResizeObserver((entries) => {
    this.width = Math.max(320, Math.round(entries[0]?.contentRect.width ?? this.width));
  });

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.live.second]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override willUpdate(): void {
    const { context } = this;
    const tag = this.tag();
    if (context === undefined || tag === undefined) {
      return;
    }
    const question = `${tag.path} ${this.per} ${Math.floor(context.live.now() / PAUSE)}`;
    if (this.asked !== question) {
      this.asked = question;
      void this.load(context, tag, this.per);
    }
  }

  override render() {
    const tag = this.tag();
    if (tag === undefined) {
      return nothing;
    }
    return html`<section class="panel" aria-label=${msg('Use')}>
      <div class="head">
        <h2>${msg('Use')}</h2>
        <label><span class="sr">${msg('Counter')}</span> ${this.choice(tag)}</label>
        <div class="push" role="group" aria-label=${msg('Periods')}>
          ${VIEWS.map(([per, name]) => this.view(per, name()))}
          <button aria-pressed=${this.asTable} @click=${this.turn}>${msg('As table')}</button>
        </div>
      </div>
      ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`} ${this.body()}
    </section>`;
  }

  private choice(tag: TagInfo) {
    return html`<select data-testid="use-counter" @change=${this.choose}>
      ${this.counters.map(
        (one) => html`<option value=${one.path} ?selected=${one === tag}>${one.description || one.tag}</option>`,
      )}
    </select>`;
  }

  private view(per: UsePer, name: string) {
    const turn = () => {
      this.per = per;
    };
    return html`<button aria-pressed=${this.per === per} data-per=${per} @click=${turn}>${name}</button> `;
  }

  private body() {
    const { series, context } = this;
    if (series === undefined || context === undefined) {
      return html`<p class="note" role="status">${msg('Asking the host…')}</p>`;
    }
    const chart = useChart(series, this.per, context.live.now());
    const zone = msg(
      str`Days of ${series.timeZone.replaceAll('_', ' ')}; a dash: not known. What was counted in a gap stands where the next reading came.`,
    );
    return html`${this.asTable ? table(chart) : this.bars(chart)}
      <p class="note">${zone}</p>`;
  }

  private bars(chart: UseChart) {
    const step = (this.width - LEFT) / Math.max(1, chart.bars.length);
    const everyTick = Math.ceil(30 / step);
    return html`<svg
      viewBox="0 0 ${this.width} ${HEIGHT}"
      role="img"
      aria-label=${msg(str`Use in ${chart.unit}, also as table`)}
      data-testid="use-chart"
    >
      ${chart.steps.map((value) => this.line(value, chart))}
      ${chart.bars.map((bar, i) => drawn(bar, LEFT + i * step, step, chart.unit, i % everyTick === 0))}
    </svg>`;
  }

  private line(value: number, chart: UseChart) {
    const y = level(value / (chart.steps.at(-1) ?? 1));
    const isTop = value === chart.steps.at(-1);
    return svg`<line class="line" x1=${LEFT} x2=${this.width} y1=${y} y2=${y} />
      <text class="scale" x=${LEFT - 8} y=${y + 4}>${written(value)}${isTop ? ` ${chart.unit}` : ''}</text>`;
  }

  private tag(): TagInfo | undefined {
    return this.counters.find((tag) => tag.path === this.chosen) ?? this.counters[0];
  }

  private choose(event: Event): void {
    this.chosen = (event.target as HTMLSelectElement).value;
    this.series = undefined;
  }

  private turn(): void {
    this.asTable = !this.asTable;
  }

  private async load(context: PageContext, tag: TagInfo, per: UsePer): Promise<void> {
    const question = this.asked;
    const to = context.live.now();
    try {
      const series = await context.api.use(tag.path, to - REACH[per], to, per);
      if (question === this.asked) {
        this.series = series;
        this.problem = '';
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}

function level(share: number): number {
  return TOP + (1 - share) * (HEIGHT - TOP - FOOT);
}

function written(use: number): string {
  return Number.isInteger(use) ? formatNumber(use, 0) : formatNumber(use, decimals(use, { type: 'f64', unit: '' }));
}

function words(bar: UseBar, unit: string): string {
  const hours = bar.hours === 23 || bar.hours === 25 ? msg(str`, ${bar.hours} hours`) : '';
  return `${bar.name}${hours}: ${bar.use === null ? msg('not known') : `${written(bar.use)} ${unit}`}${bar.isOpen ? msg(' so far') : ''}`;
}

function drawn(bar: UseBar, x: number, step: number, unit: string, hasTick: boolean) {
  const y = level(bar.height);
  // eslint-disable-next-line texts/visible-text -- names of classes
  const kind = bar.use === null ? 'bar unknown' : bar.isOpen ? 'bar open' : 'bar';
  const top = bar.use === null ? level(0) - 3 : y;
  return svg`<g data-day=${bar.name} data-use=${bar.use ?? ''}>
    <title>${words(bar, unit)}</title>
    <rect class="reach" x=${x} y=${TOP} width=${step} height=${HEIGHT - TOP - FOOT} />
    <rect class=${kind} x=${x + step * 0.15} y=${top} width=${step * 0.7} height=${Math.max(0, level(0) - top)} />
    ${hasTick ? svg`<text class="tick" x=${x + step / 2} y=${HEIGHT - 6}>${bar.tick}</text>` : nothing}
  </g>`;
}

function table(chart: UseChart) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Use as table')}>
    <table data-testid="use-table">
      <thead>
        <tr>
          <th scope="col">${msg('Period')}</th>
          <th scope="col" class="number">${chart.unit}</th>
        </tr>
      </thead>
      <tbody>
        ${[...chart.bars].reverse().map(
          (bar) =>
            html`<tr>
              <td>${bar.name}${bar.isOpen ? msg(' (so far)') : ''}</td>
              <td class="number">${bar.use === null ? '?' : written(bar.use)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
