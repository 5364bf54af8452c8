import { msg, str } from '@lit/localize';
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
import { HOST, placeName, tagName } from './alarm-place';
import { rowAfter } from './row-keys';
import { WHOLE, isLong, rowWindow, type RowWindow } from './row-window';
import { alarmTableStyle } from './alarm-table-style';
import { alarmValue } from './alarm-value';
import './alarm-box';
import './alarm-mark';

/**
 * Alarms as a table, each with what can be done about it. One row can be reached by Tab; arrows, Page, Home and End lead
 * to the others, though only those near the window are drawn, and A acknowledges.
 */
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
      .long {
        max-height: 72vh;
        overflow-y: auto;
      }
      tr.space {
        border: 0;
      }
      .space td {
        padding: 0;
      }
      .first {
        display: inline-block;
        margin-top: 0.125rem;
        padding: 0 0.375rem;
        border: 1px solid var(--ink-2);
        border-radius: var(--radius);
        font-size: 0.875rem;
        font-weight: 650;
      }
      .rule {
        white-space: normal;
        max-width: 18rem;
      }
      tr:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) alarms: readonly Alarm[] = [];
  /** Milliseconds since 1970 UTC, from which ages count. */
  @property({ attribute: false }) now = NaN;
  @state() private problem = '';
  @state() private window: RowWindow = WHOLE;
  @query('pr-alarm-box') private readonly box!: AlarmBox;
  @query('.scroll') private readonly scroller!: HTMLElement;
  private rowHeight = USUAL_HEIGHT;
  /** The row that Tab leads to, and its place in the list of before. */
  @state() private current: string | undefined;
  private place = -1;
  /** True while the focus must be on the current row after drawing. */
  private isHeld = false;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('alarms')) {
      // A row that moves or goes would take the focus with it.
      this.isHeld = this.shadowRoot?.activeElement?.matches('tr') === true;
      const place = this.alarms.findIndex(({ id }) => id === this.current);
      this.place = place < 0 ? Math.min(this.place, this.alarms.length - 1) : place;
      this.current = this.alarms[this.place]?.id;
    }
    this.window = this.look();
  }

  override updated(): void {
    this.space();
    if (this.isHeld) {
      this.isHeld = false;
      this.currentRow?.focus();
    }
  }

  private get currentRow(): HTMLElement | undefined {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('tr[data-name]')];
    return rows.find((row) => row.dataset.id === this.current);
  }

  /** Makes the spaces above and below as high as the rows that are not drawn. */
  private space(): void {
    const [above, below] = this.renderRoot.querySelectorAll<HTMLElement>('tr.space');
    const { first, end } = this.window;
    const rows = this.renderRoot.querySelectorAll<HTMLElement>('tr[data-name]');
    this.rowHeight = meanHeight(rows) ?? this.rowHeight;
    above?.style.setProperty('height', `${first * this.rowHeight}px`);
    below?.style.setProperty('height', `${(this.alarms.length - end) * this.rowHeight}px`);
  }

  private look(): RowWindow {
    const seen = this.hasUpdated ? this.scroller : undefined;
    return rowWindow(this.alarms.length, seen?.scrollTop ?? 0, seen?.clientHeight ?? 0, this.rowHeight);
  }

  private scrolled(): void {
    const seen = this.look();
    if (seen.first !== this.window.first || seen.end !== this.window.end) {
      this.requestUpdate();
    }
  }

  override render() {
    const { alarms } = this;
    const { first, end } = this.window;
    return html`${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      <div
        class=${isLong(alarms.length) ? 'scroll long' : 'scroll'}
        tabindex="0"
        role="region"
        aria-label=${msg('Alarms')}
        @scroll=${this.scrolled}
        @keydown=${this.key}
        @focusin=${this.focused}
      >
        <table data-testid="alarm-table" aria-rowcount=${alarms.length + 1}>
          <thead>
            <tr>
              <th scope="col">${msg('Priority')}</th>
              <th scope="col">${msg('Alarm')}</th>
              <th scope="col">${msg('State')}</th>
              <th scope="col">${msg('Raised')}</th>
              <th scope="col">${msg('Value')}</th>
              <th scope="col"><span class="sr">${msg('What to do')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${isLong(alarms.length) ? SPACE : nothing}
            ${repeat(
              alarms.slice(first, end),
              (alarm) => alarm.id,
              (alarm, index) => this.row(alarm, first + index),
            )}
            ${isLong(alarms.length) ? SPACE : nothing}
          </tbody>
        </table>
      </div>
      <pr-alarm-box .context=${this.context} @acted=${this.acted}></pr-alarm-box>`;
  }

  private row(alarm: Alarm, index: number) {
    const raised = Date.parse(alarm.raised ?? '');
    const isNext =
      this.place < this.window.first || this.place >= this.window.end
        ? index === this.window.first
        : index === this.place;
    return html`<tr
      tabindex=${isNext ? 0 : -1}
      aria-keyshortcuts="A"
      data-id=${alarm.id}
      data-name=${alarm.name}
      data-path=${alarm.path}
      data-state=${alarm.state}
      aria-rowindex=${index + 2}
    >
      <td><pr-alarm-mark .priority=${alarm.priority} .waiting=${unacknowledged(alarm)}></pr-alarm-mark></td>
      <td class="what">
        <b>${alarm.message}</b>
        <a href=${addressOf(alarm.path)} title=${alarm.path}>${placeName(this.context?.directory, alarm.path)}</a>
        ${tagName(alarm.path) === '' ? nothing : html`<span class="quiet">${tagName(alarm.path)}</span>`}
        ${alarm.firstOut ? html`<span class="first" title=${msg('The first to come of its group')}>${msg('First out')}</span>` : nothing}
        ${alarm.action === '' ? nothing : html`<span class="quiet">${alarm.action}</span>`}
      </td>
      <td>
        ${STATE_WORDS[alarm.state]()}
        ${alarm.reason === '' ? nothing : html`<span class="quiet">${alarm.who} ${alarm.reason}</span>`}
        ${
          alarm.shelvedUntil === null
            ? nothing
            : html`<span class="quiet">${msg(str`until ${this.clock(Date.parse(alarm.shelvedUntil))}`)}</span>`
        }
      </td>
      <td class="when" title=${this.clock(raised)}>
        ${alarm.raised === null ? '–' : formatAge(this.now, raised)}
        <span class="quiet">${alarm.active ? msg('still so') : msg('gone')}</span>
      </td>
      <td class="value">
        ${alarmValue(alarm.value, alarm.unit)}
        ${alarm.rule === '' ? nothing : html`<span class="quiet rule">${alarm.rule}</span>`}
      </td>
      <td class="buttons">${this.actions(alarm)}</td>
    </tr>`;
  }

  /** Clicks and Tab make a row the current one, too. */
  private focused(event: FocusEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('tr[data-id]')?.dataset.id;
    if (id !== undefined) {
      this.current = id;
      this.place = this.alarms.findIndex((alarm) => alarm.id === id);
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const alarm = this.alarms[this.place];
    const next = rowAfter(event.key, this.place, this.alarms.length);
    if (next !== undefined) {
      event.preventDefault();
      void this.go(next);
    } else if (event.key.toLowerCase() === 'a' && alarm !== undefined && this.isOn(event.target)) {
      event.preventDefault();
      this.acknowledge(alarm);
    }
  }

  private isOn(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest('tr[data-id]') !== null;
  }

  private acknowledge(alarm: Alarm): void {
    if (this.context?.past === undefined && actionsOf(alarm).includes('acknowledge')) {
      void this.act(alarm, 'acknowledge');
    }
  }

  /** Brings a row into the window, where it may have to be drawn first, and the focus to it. */
  private async go(index: number): Promise<void> {
    this.place = index;
    this.current = this.alarms[index]?.id;
    if (index < this.window.first || index >= this.window.end) {
      this.scroller.scrollTop = index * this.rowHeight;
      this.requestUpdate();
    }
    await this.updateComplete;
    const row = this.currentRow;
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  private clock(time: number): string {
    return zoneFormats(browserZone()).full(time);
  }

  /** What is past cannot be acknowledged. */
  private actions(alarm: Alarm) {
    return this.context?.past === undefined ? actionsOf(alarm).map((action) => this.button(alarm, action)) : nothing;
  }

  private button(alarm: Alarm, action: AlarmAction) {
    return html`<button data-action=${action} @click=${() => void this.act(alarm, action)}>
      ${ACTION_WORDS[action]()}<span class="sr"> ${alarm.message}</span>
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
      this.context?.announcement.set(`${ACTION_WORDS[action]()}: ${alarm.message}`);
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    this.acted();
  }

  private acted(): void {
    this.dispatchEvent(new CustomEvent('acted'));
  }
}

const SPACE = html`<tr class="space" aria-hidden="true">
  <td colspan="6"></td>
</tr>`;
const USUAL_HEIGHT = 72;

function meanHeight(rows: NodeListOf<HTMLElement>): number | undefined {
  const [first] = rows;
  const last = rows[rows.length - 1];
  const height = first === undefined || last === undefined ? 0 : last.offsetTop + last.offsetHeight - first.offsetTop;
  return height > 0 ? height / rows.length : undefined;
}

function addressOf(path: string): string {
  if (path === HOST) {
    return '#/links';
  }
  const levels = path.split('/');
  return levels.length < 3 ? siteAddress(levels[0] ?? '') : machineAddress(levels.slice(0, 3).join('/'));
}
