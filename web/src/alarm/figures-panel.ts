import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { formatAge, formatNumber } from '../live/format';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { AlarmFigures } from '../wire/model';
import { placeName, tagName } from './alarm-place';
import { priorityWord } from './alarm-words';
import { figureBars, rateVerdict, spanWords, type FigureBar, type RateVerdict } from './figures-chart';
import { figuresStyle } from './figures-style';

const HOUR = 3_600_000;
const BAR = 600_000;
const SPANS: readonly (readonly [number, Words])[] = [
  [24 * HOUR, () => msg('Last 24 hours')],
  [7 * 24 * HOUR, () => msg('Last 7 days')],
  [30 * 24 * HOUR, () => msg('Last 30 days')],
  [365 * 24 * HOUR, () => msg('Last 365 days')],
];

const VERDICTS: Readonly<Record<RateVerdict, Words>> = {
  good: () => msg('good', { id: 'rate-good' }),
  manageable: () => msg('manageable'),
  'too-many': () => msg('too many'),
};

const WIDTH = 960;
const HEIGHT = 150;
const LEFT = 48;
const FOOT = 20;

/** What alarms asked of operators: rates, floods, and the alarms that ask most. */
@customElement('pr-alarm-figures')
export class FiguresPanel extends LitElement {
  static override styles = [base, controls, figuresStyle];

  @property({ attribute: false }) context?: PageContext;
  @state() private figures: AlarmFigures | undefined;
  @state() private problem = '';
  private span = 24 * HOUR;
  private positions = 1;
  /** End of the span asked for last, in milliseconds since 1970 UTC. */
  private end: number | undefined;
  private asking = false;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.past]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Of the moments that come while the host is asked only the last is asked for next. */
  override updated(): void {
    if (this.context?.past !== undefined && this.end !== this.endOf(this.context) && !this.asking) {
      void this.load();
    }
  }

  /** Whole ten minutes, so that the bars stand on the clock's; in the past nothing after the moment shown is counted. */
  private endOf({ past, live }: PageContext): number {
    return past === undefined ? Math.ceil(live.now() / BAR) * BAR : Math.floor(past.value / BAR) * BAR;
  }

  override render() {
    const { figures } = this;
    return html`<div class="wishes">
        <select aria-label=${msg('Span')} data-testid="figures-span" @change=${this.chooseSpan}>
          ${SPANS.map(([span, name]) => html`<option value=${span}>${name()}</option>`)}
        </select>
        <label
          >${msg('Operators who share the alarms')}
          <input type="number" min="1" max="1000" value="1" data-testid="figures-positions" @change=${this.share}
        /></label>
      </div>
      ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      ${figures === undefined ? html`<p class="note" role="status">${msg('Asking the host…')}</p>` : this.body(figures)}`;
  }

  private body(figures: AlarmFigures) {
    return html`${facts(figures)}
      <h2>${msg('Annunciations')}</h2>
      ${chart(figures)}
      <div class="lists">
        ${priorities(figures)} ${this.counted(msg('Asking most'), figures.top, figures.load.annunciated)}
        ${this.counted(msg('Chattering: three times within a minute'), figures.chattering)}
        ${this.counted(msg('Fleeting: over within a minute'), figures.fleeting)} ${this.stale(figures)}
      </div>`;
  }

  private counted(title: string, alarms: AlarmFigures['top'], all?: number) {
    const most = alarms[0]?.count ?? 1;
    return html`<section>
      <h2>${title}</h2>
      ${alarms.length === 0 ? html`<p class="note">${msg('None.')}</p>` : nothing}
      <ol>
        ${alarms.map(
          (alarm) =>
            html`<li data-name=${alarm.name}>
              <b>${alarm.message}</b>
              <span class="count"
                >${alarm.count}${all === undefined ? nothing : ` · ${Math.round((alarm.count / all) * 100)} %`}</span
              >
              ${strip(alarm.count / most)}
              <span class="quiet">${this.where(alarm.path)}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  private where(path: string): string {
    return [placeName(this.context?.directory, path), tagName(path)].filter((part) => part !== '').join(' · ');
  }

  private stale(figures: AlarmFigures) {
    const end = Date.parse(figures.to);
    return html`<section>
      <h2>${msg('Stale: standing for more than a day')}</h2>
      ${figures.stale.length === 0 ? html`<p class="note">${msg('None.')}</p>` : nothing}
      <ol>
        ${figures.stale.map(
          (alarm) =>
            html`<li data-name=${alarm.name}>
              <b>${alarm.message}</b>
              <span class="count">${formatAge(end, Date.parse(alarm.since))}</span>
              <span class="quiet">${this.where(alarm.path)}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  private chooseSpan(event: Event): void {
    this.span = Number((event.target as HTMLSelectElement).value);
    void this.load();
  }

  private share(event: Event): void {
    this.positions = Math.max(1, Math.round(Number((event.target as HTMLInputElement).value)) || 1);
    void this.load();
  }

  private async load(): Promise<void> {
    const { context } = this;
    if (context === undefined) {
      return;
    }
    const to = (this.end = this.endOf(context));
    this.asking = true;
    try {
      this.figures = await context.api.alarmFigures(to - this.span, to, this.positions);
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.asking = false;
      this.requestUpdate();
    }
  }
}

function facts({ load, acknowledging, standing }: AlarmFigures) {
  const verdict = rateVerdict(load.perHour);
  return html`<dl class="facts">
    ${fact(msg('An hour and operator'), formatNumber(load.perHour, 1), msg(str`${VERDICTS[verdict]()}; up to 6 is good, 12 the most`), verdict !== 'good')}
    ${fact(msg('In ten minutes'), formatNumber(load.perTenMinutes, 1), msg(str`at most ${formatNumber(load.peak, 1)}; 10 are a flood`), load.peak >= 10)}
    ${fact(
      msg('Floods'),
      String(load.floods.length),
      msg(str`${formatNumber(load.shareInFlood * 100, 1)} % of the time; less than 1 % is good`),
      load.shareInFlood >= 0.01,
    )}
    ${fact(msg('All annunciations'), String(load.annunciated), msg(str`${standing} alarms stand at the end`), false)}
    ${fact(
      msg('Acknowledged after'),
      acknowledging.count === 0 ? '–' : spanWords(acknowledging.median),
      acknowledging.count === 0
        ? msg('none was acknowledged')
        : msg(str`the median of ${acknowledging.count}; nine of ten after ${spanWords(acknowledging.ninetieth)}`),
      false,
    )}
  </dl>`;
}

function fact(name: string, value: string, words: string, isBad: boolean) {
  return html`<div class=${isBad ? 'bad' : ''}>
    <dt>${name}</dt>
    <dd><b>${value}</b></dd>
    <dd class="quiet">${words}</dd>
  </div>`;
}

function chart(figures: AlarmFigures) {
  const bars = figureBars(figures);
  const step = (WIDTH - LEFT) / Math.max(1, bars.length);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const words = msg(str`Annunciations, each bar ${spanWords(figures.barMillis)}, at most ${most}`);
  const middle = bars[Math.floor(bars.length / 2)];
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words} data-testid="figures-chart">
    <line class="line" x1=${LEFT} x2=${WIDTH} y1=${HEIGHT - FOOT} y2=${HEIGHT - FOOT} />
    <line class="line" x1=${LEFT} x2=${WIDTH} y1="10" y2="10" />
    <text class="scale" x=${LEFT - 8} y="14">${most}</text>
    <text class="scale" x=${LEFT - 8} y=${HEIGHT - FOOT + 4}>0</text>
    ${bars.map((bar, i) => drawn(bar, LEFT + i * step, step))}
    <text x=${LEFT} y=${HEIGHT - 4}>${when(Date.parse(figures.from))}</text>
    ${middle === undefined ? nothing : svg`<text x=${LEFT + (WIDTH - LEFT) / 2} y=${HEIGHT - 4}>${when(middle.from)}</text>`}
  </svg>`;
}

function drawn(bar: FigureBar, x: number, step: number) {
  const height = bar.height * (HEIGHT - FOOT - 10);
  return bar.count === 0
    ? nothing
    : svg`<rect
        class=${bar.isFlood ? 'bar flood' : 'bar'}
        x=${x}
        y=${HEIGHT - FOOT - height}
        width=${Math.max(0.75, step * 0.8)}
        height=${height}
      ><title>${when(bar.from)}: ${bar.count}${bar.isFlood ? msg(', a flood') : ''}</title></rect>`;
}

function priorities(figures: AlarmFigures) {
  return html`<section>
    <h2>${msg('Priorities, beside what ISA-18.2 advises')}</h2>
    <ol>
      ${figures.priorities.map(
        ({ priority, count, share, goal }) =>
          html`<li>
            <b>${priorityWord(priority)}</b>
            <span class="count"
              >${msg(str`${count} · ${Math.round(share * 100)} %, advised ${Math.round(goal * 100)} %`)}</span
            >
            ${strip(share, goal)}
          </li>`,
      )}
    </ol>
  </section>`;
}

function strip(share: number, goal?: number) {
  return html`<svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar" x="0" y="0" width=${share * 100} height="3" />
    ${goal === undefined ? nothing : svg`<line class="goal" x1=${goal * 100} x2=${goal * 100} y1="0" y2="3" vector-effect="non-scaling-stroke" />`}
  </svg>`;
}

function when(time: number): string {
  return zoneFormats(browserZone()).full(time);
}
