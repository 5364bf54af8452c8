import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { machineAddress, siteAddress } from '../live/address';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { formatAge } from '../live/format';
import { base, controls } from '../style/shared';
import type { Alarm, AlarmAction } from '../wire/model';
import type { AlarmBox } from './alarm-box';
import { ACTION_WORDS, STATE_WORDS, actionsOf, unacknowledged, wantsReason } from './alarm-words';
import { placeName, tagName } from './alarm-place';
import { alarmTableStyle } from './alarm-table-style';
import { alarmValue } from './alarm-value';
import './alarm-box';
import './alarm-mark';

/** Rows drawn at most; nobody reads more, and the count tells of the rest. */
const MOST_ROWS = 500;

/** Alarms as a table, each with what can be done about it. */
@customElement('pr-alarm-rows')
export class AlarmRows extends LitElement {
  static override styles = [
    base,
    controls,
    alarmTableStyle,
    css`
      :host {
        display: block;
      }
      .rule {
        white-space: normal;
        max-width: 18rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) alarms: readonly Alarm[] = [];
  /** Milliseconds since 1970 UTC, from which ages count. */
  @property({ attribute: false }) now = NaN;
  @state() private problem = '';
  @query('pr-alarm-box') private readonly box!: AlarmBox;

  override render() {
    const { alarms } = this;
    return html`${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      <div class="scroll" tabindex="0" role="region" aria-label="Alarms">
        <table data-testid="alarm-table">
          <thead>
            <tr>
              <th scope="col">Priority</th>
              <th scope="col">Alarm</th>
              <th scope="col">State</th>
              <th scope="col">Raised</th>
              <th scope="col">Value</th>
              <th scope="col"><span class="sr">What to do</span></th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              alarms.slice(0, MOST_ROWS),
              (alarm) => alarm.id,
              (alarm) => this.row(alarm),
            )}
          </tbody>
        </table>
      </div>
      ${alarms.length > MOST_ROWS ? html`<p class="note">and ${alarms.length - MOST_ROWS} more</p>` : nothing}
      <pr-alarm-box .context=${this.context} @acted=${this.acted}></pr-alarm-box>`;
  }

  private row(alarm: Alarm) {
    const raised = Date.parse(alarm.raised ?? '');
    return html`<tr data-name=${alarm.name} data-path=${alarm.path} data-state=${alarm.state}>
      <td><pr-alarm-mark .priority=${alarm.priority} .waiting=${unacknowledged(alarm)}></pr-alarm-mark></td>
      <td class="what">
        <b>${alarm.message}</b>
        <a href=${addressOf(alarm.path)} title=${alarm.path}>${placeName(this.context?.directory, alarm.path)}</a>
        ${tagName(alarm.path) === '' ? nothing : html`<span class="quiet">${tagName(alarm.path)}</span>`}
        ${alarm.action === '' ? nothing : html`<span class="quiet">${alarm.action}</span>`}
      </td>
      <td>
        ${STATE_WORDS[alarm.state]}
        ${alarm.reason === '' ? nothing : html`<span class="quiet">${alarm.who} ${alarm.reason}</span>`}
        ${
          alarm.shelvedUntil === null
            ? nothing
            : html`<span class="quiet">until ${this.clock(Date.parse(alarm.shelvedUntil))}</span>`
        }
      </td>
      <td class="when" title=${this.clock(raised)}>
        ${alarm.raised === null ? '–' : formatAge(this.now, raised)}
        <span class="quiet">${alarm.active ? 'still so' : 'gone'}</span>
      </td>
      <td class="value">
        ${alarmValue(alarm.value, alarm.unit)}
        ${alarm.rule === '' ? nothing : html`<span class="quiet rule">${alarm.rule}</span>`}
      </td>
      <td class="buttons">${actionsOf(alarm).map((action) => this.button(alarm, action))}</td>
    </tr>`;
  }

  private clock(time: number): string {
    return zoneFormats(browserZone()).full(time);
  }

  private button(alarm: Alarm, action: AlarmAction) {
    return html`<button data-action=${action} @click=${() => void this.act(alarm, action)}>
      ${ACTION_WORDS[action]}<span class="sr"> ${alarm.message}</span>
    </button>`;
  }

  private async act(alarm: Alarm, action: AlarmAction): Promise<void> {
    this.problem = '';
    if (wantsReason(action)) {
      await this.box.open(alarm, action);
      return;
    }
    try {
      await this.context?.api.actOnAlarm(alarm.id, action);
      this.context?.announcement.set(`${ACTION_WORDS[action]}: ${alarm.message}`);
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    this.acted();
  }

  private acted(): void {
    void this.context?.alarms.ask();
    this.dispatchEvent(new CustomEvent('acted'));
  }
}

function addressOf(path: string): string {
  const levels = path.split('/');
  return levels.length < 3 ? siteAddress(levels[0] ?? '') : machineAddress(levels.slice(0, 3).join('/'));
}
