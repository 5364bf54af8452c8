import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ENDS, readOnlyWords, stateWords, valueWords } from '../command/command-words';
import { isFinal } from '../command/progress';
import { machineAddress } from '../live/address';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import '../past/past-commands';
import { base, controls } from '../style/shared';
import { tableStyle } from '../style/table';
import { SignalWatch } from '../value/signal-watch';
import { CommandApi } from '../wire/command-api';
import type { Command } from '../wire/model';
import { pageStyle } from './page-style';

/** Pause between two questions about commands under way, in milliseconds. */
const PAUSE = 2_000;

/** Who wrote what, when, and what became of it; what waits for a second person; and read-only mode. */
@customElement('pr-commands-page')
export class CommandsPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    tableStyle,
    css`
      .panel {
        margin-bottom: 1rem;
      }
      .wishes {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-bottom: 0.5rem;
      }
      h2 {
        margin: 0 0 0.5rem;
      }
      .what {
        overflow-wrap: anywhere;
      }
      .deviated,
      .rejected,
      .expired {
        font-weight: 650;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private underWay: readonly Command[] = [];
  @state() private ended: readonly Command[] = [];
  @state() private next: number | null = null;
  @state() private problem = '';
  private filter = { match: '', who: '', state: '' };
  private open = true;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.readOnly]);
  }

  override firstUpdated(): void {
    if (this.context?.past === undefined) {
      void this.load(null);
      void this.follow();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.open = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
  }

  private get api(): CommandApi | undefined {
    return this.context === undefined ? undefined : new CommandApi(this.context.api);
  }

  override render() {
    const { context } = this;
    if (context?.past !== undefined) {
      return html`<div class="head"><h1>${msg('Commands')}</h1></div>
        <pr-past-commands .context=${context} .zone=${browserZone()}></pr-past-commands>`;
    }
    return html`<div class="head">
        <h1>${msg('Commands')}</h1>
        ${this.mode()}
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      ${
        this.underWay.length === 0
          ? nothing
          : html`<section class="panel" aria-labelledby="way">
              <h2 id="way">${msg('Under way')}</h2>
              ${this.table(this.underWay, 'commands-under-way')}
            </section>`
      }
      <section class="panel" aria-labelledby="log">
        <h2 id="log">${msg('Ended')}</h2>
        <form class="wishes" role="search" @submit=${this.search}>
          <input
            id="match"
            type="search"
            aria-label=${msg('Tag, with * and **')}
            placeholder=${msg('Tag, e.g. north/**')}
          />
          <input id="who" type="search" aria-label=${msg('Who')} placeholder=${msg('Who')} autocomplete="off" />
          <select id="state" aria-label=${msg('Result')} @change=${this.search}>
            <option value="">${msg('Every result')}</option>
            ${ENDS.map((end) => html`<option value=${end}>${stateWords({ state: end })}</option>`)}
          </select>
          <button>${msg('Show')}</button>
        </form>
        <div class="scroll" tabindex="0" role="region" aria-label=${msg('Commands that have ended')}>
          ${this.table(this.ended, 'command-log')}
        </div>
        ${this.ended.length === 0 ? html`<p class="note">${msg('No command.')}</p>` : nothing}
        ${this.next === null ? nothing : html`<button @click=${this.more}>${msg('Earlier commands')}</button>`}
      </section>`;
  }

  /** Read-only mode of the whole host, for those who may switch it. */
  private mode() {
    const mode = this.context?.readOnly.latest.value;
    const role = this.context?.identity.me?.roles['*'];
    const words = readOnlyWords(mode, undefined);
    const isHost = mode?.host !== null && mode?.host !== undefined;
    return html`<span class="push" data-testid="read-only-words">${words}</span> ${
        mode !== undefined && (role === 'engineer' || role === 'administrator')
          ? html`<button data-testid="read-only-switch" aria-pressed=${isHost} @click=${this.switchMode}>
              ${isHost ? msg('Allow writing') : msg('Read only')}
            </button>`
          : nothing
      }`;
  }

  private table(commands: readonly Command[], id: string) {
    return html`<table data-testid=${id}>
      <thead>
        <tr>
          <th scope="col">${msg('Time')}</th>
          <th scope="col">${msg('Who')}</th>
          <th scope="col">${msg('Tag')}</th>
          <th scope="col">${msg('Before')}</th>
          <th scope="col">${msg('Asked for')}</th>
          <th scope="col">${msg('Read back')}</th>
          <th scope="col">${msg('Result')}</th>
          <th scope="col"><span class="sr">${msg('Actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${commands.map((command) => this.row(command))}
      </tbody>
    </table>`;
  }

  private row(command: Command) {
    const approved = command.approvedBy ?? '';
    const reason = command.reason ?? '';
    return html`<tr data-state=${command.state}>
      <td class="when" data-label=${msg('Time')}>${zoneFormats(browserZone()).full(Date.parse(command.time ?? ''))}</td>
      <td data-label=${msg('Who')}>
        ${command.who}${approved === '' ? nothing : html`<br /><span class="quiet">${msg(str`with ${approved}`)}</span>`}
      </td>
      <td class="what" data-label=${msg('Tag')}>
        <a href=${machineAddress(command.tag.split('/').slice(0, 3).join('/'))}>${command.tag}</a>
        ${reason === '' ? nothing : html`<br /><span class="quiet">${reason}</span>`}
      </td>
      <td class="number" data-label=${msg('Before')}>${valueWords(command.old)}</td>
      <td class="number" data-label=${msg('Asked for')}>${valueWords(command.requested)}</td>
      <td class="number" data-label=${msg('Read back')}>${valueWords(command.readback)}</td>
      <td class=${command.state} data-label=${msg('Result')}>
        ${stateWords(command)}
        ${(command.detail ?? '') === '' ? nothing : html`<br /><span class="quiet">${command.detail}</span>`}
      </td>
      <td class="buttons">${this.buttons(command)}</td>
    </tr>`;
  }

  private buttons(command: Command) {
    if (command.waitsForApproval === true) {
      const own = command.who === this.context?.identity.me?.user;
      return html`${
          own
            ? html`<span class="quiet">${msg('somebody else must approve')}</span>`
            : html`<button
                class="primary"
                data-testid="approve"
                @click=${() => void this.act((api) => api.approve(command.id))}
              >
                ${msg('Approve')}
              </button>`
        }<button data-testid="refuse" @click=${() => void this.act((api) => api.cancel(command.id))}>
          ${own ? msg('Withdraw') : msg('Refuse')}
        </button>`;
    }
    return command.state === 'running'
      ? html`<button data-testid="end-ramp" @click=${() => void this.act((api) => api.cancel(command.id))}>
          ${msg('End the ramp')}
        </button>`
      : nothing;
  }

  private async act(action: (api: CommandApi) => Promise<unknown>): Promise<void> {
    try {
      if (this.api !== undefined) {
        await action(this.api);
      }
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    await this.ask();
  }

  private switchMode(): void {
    const isHost = this.context?.readOnly.latest.value?.host ?? null;
    void this.act(async (api) => {
      await api.setReadOnly(null, isHost === null, '');
      await this.context?.readOnly.ask();
    });
  }

  private search(event: Event): void {
    event.preventDefault();
    this.filter = {
      match: this.renderRoot.querySelector<HTMLInputElement>('#match')?.value.trim() ?? '',
      who: this.renderRoot.querySelector<HTMLInputElement>('#who')?.value.trim() ?? '',
      state: this.renderRoot.querySelector<HTMLSelectElement>('#state')?.value ?? '',
    };
    void this.load(null);
  }

  private more(): void {
    void this.load(this.next);
  }

  private async load(before: number | null): Promise<void> {
    try {
      const page = await this.api?.log(this.filter, before);
      this.ended = before === null ? (page?.commands ?? []) : [...this.ended, ...(page?.commands ?? [])];
      this.next = page?.next ?? null;
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private async follow(): Promise<void> {
    await this.ask();
    this.context?.timers.after(PAUSE, () => {
      if (this.open) {
        void this.follow();
      }
    });
  }

  /** What has ended since is asked for anew. */
  private async ask(): Promise<void> {
    const before = this.underWay.length;
    try {
      const latest = (await this.api?.latest()) ?? [];
      this.underWay = latest.filter((command) => !isFinal(command.state));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    if (this.underWay.length < before) {
      await this.load(null);
    }
  }
}
