import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { AlarmLine } from '../wire/model';
import { alarmTableStyle } from './alarm-table-style';
import { placeName, tagName } from './alarm-place';
import { alarmValue } from './alarm-value';
import { STATE_WORDS, eventWords } from './alarm-words';
import './alarm-mark';

/** What happened to alarms, the latest first, a page at a time. */
@customElement('pr-alarm-journal')
export class JournalTable extends LitElement {
  static override styles = [
    base,
    controls,
    alarmTableStyle,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private lines: readonly AlarmLine[] = [];
  @state() private next: string | null = null;
  @state() private problem = '';
  private match = '**';
  /** The moment of the past that was asked about last, in milliseconds since 1970 UTC; undefined live. */
  private until: number | undefined;
  private asking = false;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.past]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load(null);
  }

  /** Of the moments that come while the host is asked only the last is asked for next. */
  override updated(): void {
    if (this.until !== this.context?.past?.value && !this.asking) {
      void this.load(null);
    }
  }

  override render() {
    return html`<form @submit=${this.search}>
        <label
          >${msg('Paths')}
          <input id="match" value="**" autocomplete="off" aria-label=${msg('Paths, * for one level, ** for any')} />
        </label>
        <button>${msg('Show')}</button>
      </form>
      ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('Alarm journal')}>
        <table data-testid="alarm-journal">
          <thead>
            <tr>
              <th scope="col">${msg('Time')}</th>
              <th scope="col">${msg('Priority')}</th>
              <th scope="col">${msg('Alarm')}</th>
              <th scope="col">${msg('What happened')}</th>
              <th scope="col">${msg('Value')}</th>
            </tr>
          </thead>
          <tbody>
            ${this.lines.map((line) => row(line, placeName(this.context?.directory, line.path)))}
          </tbody>
        </table>
      </div>
      ${this.lines.length === 0 ? html`<p class="note">${msg('Nothing happened.')}</p>` : nothing}
      ${this.next === null ? nothing : html`<button @click=${this.more}>${msg('Earlier lines')}</button>`}`;
  }

  private search(event: Event): void {
    event.preventDefault();
    this.match = this.renderRoot.querySelector<HTMLInputElement>('#match')?.value ?? '**';
    void this.load(null);
  }

  private more(): void {
    void this.load(this.next);
  }

  private async load(before: string | null): Promise<void> {
    this.until = this.context?.past?.value;
    this.asking = true;
    try {
      const page = await this.context?.api.alarmJournal(this.match, before, this.until);
      this.lines = before === null ? (page?.lines ?? []) : [...this.lines, ...(page?.lines ?? [])];
      this.next = page?.next ?? null;
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.asking = false;
      this.requestUpdate();
    }
  }
}

function row(line: AlarmLine, place: string) {
  return html`<tr data-event=${line.event} data-name=${line.name}>
    <td class="when">${zoneFormats(browserZone()).full(Date.parse(line.time))}</td>
    <td><pr-alarm-mark .priority=${line.priority}></pr-alarm-mark></td>
    <td class="what">
      <b>${line.message}</b><span class="quiet" title=${line.path}>${place} ${tagName(line.path)}</span>
    </td>
    <td>
      ${eventWords(line.event)}<span class="quiet"
        >${STATE_WORDS[line.state]()}${line.who === '' ? '' : ` · ${line.who}`}${line.reason === '' ? '' : ` · ${line.reason}`}</span
      >
    </td>
    <td class="value">${alarmValue(line.value, line.unit)}</td>
  </tr>`;
}
