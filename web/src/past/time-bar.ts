import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import { momentOf, momentText } from './moment-text';
import { SPEEDS, type TimeTravel } from './time-travel';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back the slider reaches. */
const SPANS = [
  { name: () => msg('1 h'), span: HOUR },
  { name: () => msg('8 h'), span: 8 * HOUR },
  { name: () => msg('1 d'), span: DAY },
  { name: () => msg('7 d'), span: 7 * DAY },
  { name: () => msg('30 d'), span: 30 * DAY },
] as const;

const STEPS = [
  { name: () => msg('−1 h'), by: -HOUR },
  { name: () => msg('−10 min'), by: -10 * MINUTE },
  { name: () => msg('−1 min'), by: -MINUTE },
  { name: () => msg('+1 min'), by: MINUTE },
  { name: () => msg('+10 min'), by: 10 * MINUTE },
  { name: () => msg('+1 h'), by: HOUR },
] as const;

/** Positions of the slider. */
const POSITIONS = 1_000;

/** Says that the past is shown, moves through it and plays it; Escape leads back to the present. */
@customElement('pr-time-bar')
export class TimeBar extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      section {
        display: grid;
        gap: 0.5rem;
        padding: 0.625rem 1rem;
        color: var(--ink);
        background: repeating-linear-gradient(135deg, var(--panel) 0 14px, var(--zone) 14px 28px);
        border-bottom: 3px solid var(--ink);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.75rem;
      }
      .moment {
        padding: 0.125rem 0.75rem;
        font-size: 1.125rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        background: var(--ink);
        color: var(--panel);
        border-radius: var(--radius);
      }
      .group {
        display: flex;
        flex-wrap: wrap;
      }
      .group button {
        padding: 0 0.625rem;
        border-radius: 0;
      }
      input[type='range'] {
        flex: 1 1 16rem;
        min-width: 0;
        padding: 0;
        accent-color: var(--action);
        background: none;
        border: 0;
      }
      .back {
        margin-left: auto;
      }
    `,
  ];

  @property({ attribute: false }) travel?: TimeTravel;
  @property({ attribute: false }) now: () => number = () => Date.now();
  @property() zone = 'UTC';
  /** True over a page that has no past and shows the present all the same. */
  @property({ type: Boolean }) present = false;
  @state() private span: number = DAY;

  constructor() {
    super();
    new SignalWatch(this, () => [this.travel?.at, this.travel?.speed, this.travel?.problem]);
  }

  override render() {
    const { travel } = this;
    const at = travel?.at.value;
    if (travel === undefined || at === undefined) {
      return nothing;
    }
    const formats = zoneFormats(this.zone);
    if (this.present) {
      return html`<section aria-label=${msg('Time travel')} data-testid="present-only">
        <div class="row">
          <strong role="status">▲ ${msg('This page has no past: it shows the present.')}</strong>
          <span>${msg(str`Pages with a past show ${formats.full(at)}.`)}</span>
          ${this.backButton()}
        </div>
      </section>`;
    }
    return html`<section aria-label=${msg('Time travel')} data-testid="time-bar" data-at=${at}>
      <div class="row">
        <strong class="moment" role="status">${msg(str`The past: ${formats.full(at)}`)}</strong>
        <span>${msg('Values, alarms and commands are those of that moment. Nothing can be commanded.')}</span>
        ${travel.problem.value === '' ? nothing : html`<b role="alert">▲ ${travel.problem.value}</b>`}
        ${this.backButton()}
      </div>
      <div class="row">${this.slider(at, formats.full(at))} ${this.spans()}</div>
      <div class="row">${this.entry(at)} ${this.steps(travel)} ${this.speeds(travel)}</div>
    </section>`;
  }

  private slider(at: number, words: string) {
    const now = this.now();
    const span = Math.max(this.span, 0);
    const position = Math.round(POSITIONS * (1 - Math.min(1, (now - at) / span)));
    return html`<input
      type="range"
      aria-label=${msg('Moment')}
      aria-valuetext=${words}
      min="0"
      max=${POSITIONS}
      .value=${String(position)}
      data-testid="time-slider"
      @input=${(event: Event) => {
        const value = Number((event.target as HTMLInputElement).value);
        this.travel?.go(this.now() - span * (1 - value / POSITIONS));
      }}
    />`;
  }

  private spans() {
    return html`<div class="group" role="group" aria-label=${msg('Reach of the slider')}>
      ${SPANS.map(
        ({ name, span }) =>
          html`<button
            aria-pressed=${this.span === span}
            @click=${() => {
              this.span = span;
            }}
          >
            ${name()}
          </button>`,
      )}
    </div>`;
  }

  private entry(at: number) {
    return html`<label
      ><span class="sr">${msg('Date and time at the site')}</span
      ><input
        type="text"
        size="19"
        placeholder="2026-11-22 11:07:14"
        data-testid="time-entry"
        .value=${momentText(at, this.zone).replace('T', ' ')}
        @change=${(event: Event) => {
          const moment = momentOf((event.target as HTMLInputElement).value.trim().replace(' ', 'T'), this.zone);
          if (moment !== undefined) {
            this.travel?.go(moment);
          }
        }}
      />
      <span class="quiet">${zoneFormats(this.zone).name(at)}</span></label
    >`;
  }

  private steps(travel: TimeTravel) {
    return html`<div class="group" role="group" aria-label=${msg('Step')}>
      ${STEPS.map(
        ({ name, by }) =>
          html`<button
            @click=${() => {
              travel.step(by);
            }}
          >
            ${name()}
          </button>`,
      )}
    </div>`;
  }

  private speeds(travel: TimeTravel) {
    const now = travel.speed.value;
    return html`<div class="group" role="group" aria-label=${msg('Play')}>
      <button
        aria-pressed=${now === 0}
        data-testid="pause"
        @click=${() => {
          travel.play(0);
        }}
      >
        ${msg('Pause')}
      </button>
      ${SPEEDS.map(
        (speed) =>
          html`<button
            aria-pressed=${now === speed}
            aria-label=${msg(str`Play ${speed} times as fast`)}
            data-speed=${speed}
            @click=${() => {
              travel.play(speed);
            }}
          >
            ▶ ${speed}×
          </button>`,
      )}
    </div>`;
  }

  private backButton() {
    return html`<button class="primary back" data-testid="back-to-live" @click=${this.back}>
      ${msg('Back to live (Esc)')}
    </button>`;
  }

  private back(): void {
    this.travel?.end();
  }
}
