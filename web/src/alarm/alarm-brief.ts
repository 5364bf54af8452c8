import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { formatAge } from '../live/format';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { Alarm } from '../wire/model';
import { ACTION_WORDS, STATE_WORDS, actionsOf, unacknowledged } from './alarm-words';
import './alarm-mark';

/** A few alarms in a narrow place: how urgent, what, how it stands and since when, and the button to acknowledge. */
@customElement('pr-alarm-brief')
export class AlarmBrief extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      h3 {
        margin: 0.75rem 0 0.25rem;
        font-weight: 650;
      }
      ul {
        margin: 0 0 0.75rem;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.5rem;
        padding: 0.375rem 0;
        border-top: 1px solid var(--line);
      }
      .what {
        flex: 1 1 10rem;
      }
      .quiet {
        display: block;
        font-size: 0.875rem;
      }
      button {
        min-height: 2rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) alarms: readonly Alarm[] = [];
  /** What they are the alarms of. */
  @property() heading = '';
  @property() zone = 'UTC';
  @state() private problem = '';

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.live.second, this.context?.identity.state]);
  }

  override render() {
    return this.alarms.length === 0
      ? nothing
      : html`<h3 id="heading">${this.heading}</h3>
          ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
          <ul aria-labelledby="heading">
            ${this.alarms.map((alarm) => this.line(alarm))}
          </ul>`;
  }

  private line(alarm: Alarm) {
    const since = Date.parse(alarm.since ?? '');
    const age = formatAge(this.context?.live.now() ?? NaN, since);
    return html`<li data-name=${alarm.name} data-state=${alarm.state}>
      <pr-alarm-mark .priority=${alarm.priority} ?waiting=${unacknowledged(alarm)}></pr-alarm-mark>
      <span class="what"
        >${alarm.message}<span class="quiet"
          >${STATE_WORDS[alarm.state]()} · ${msg(str`since ${zoneFormats(this.zone).full(since)} (${age})`)}</span
        ></span
      >
      ${this.button(alarm)}
    </li>`;
  }

  /** What is past cannot be acknowledged, nor anything by somebody who may only look. */
  private button(alarm: Alarm) {
    const { context } = this;
    const may = context?.past === undefined && context?.identity.mayOperate(alarm.path) === true;
    return may && actionsOf(alarm).includes('acknowledge')
      ? html`<button data-action="acknowledge" @click=${() => void this.acknowledge(context, alarm)}>
          ${ACTION_WORDS.acknowledge()}<span class="sr"> ${alarm.message}</span>
        </button>`
      : nothing;
  }

  private async acknowledge(context: PageContext, alarm: Alarm): Promise<void> {
    this.problem = '';
    try {
      await context.api.actOnAlarm(alarm.id, 'acknowledge');
      context.announcement.set(`${ACTION_WORDS.acknowledge()}: ${alarm.message}`);
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
