import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { stateWords, valueWords } from '../command/command-words';
import { placeName, tagName } from '../alarm/alarm-place';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { tableStyle } from '../style/table';
import { SignalWatch } from '../value/signal-watch';
import type { Command } from '../wire/model';

/** A place and the moment, in milliseconds since 1970 UTC, that commands are asked of. */
interface Question {
  readonly under: string;
  readonly at: number;
}

/** The commands of a place as they stood at the moment shown. */
@customElement('pr-past-commands')
export class PastCommands extends LitElement {
  static override styles = [
    base,
    controls,
    tableStyle,
    css`
      section {
        padding: 0.75rem 1rem;
        margin-bottom: 1rem;
        border-radius: 0.375rem;
        background: var(--panel);
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th {
        text-align: left;
        font-weight: 500;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** Path above the commands wanted; empty for all. */
  @property() under = '';
  @property() zone = 'UTC';
  @state() private commands: readonly Command[] = [];
  @state() private next: string | null = null;
  @state() private problem = '';
  /** What the lines are of. */
  private answered: Question | undefined;
  private asking = false;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.past]);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('under')) {
      // The commands of one place are not shown at another, however short.
      this.commands = [];
      this.next = null;
      this.problem = '';
      this.answered = undefined;
    }
  }

  override updated(): void {
    const { under, answered } = this;
    const at = this.context?.past?.value;
    const isKnown = answered?.at === at && answered?.under === under;
    if (at !== undefined && !isKnown && !this.asking) {
      void this.load({ under, at }, null);
    }
  }

  override render() {
    const lines = this.commands;
    return html`<section aria-label=${msg('Commands')} data-testid="past-commands">
      <h2>${msg('Commands by then')}</h2>
      ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      ${
        lines.length === 0
          ? html`<p class="quiet">${msg('None that the history has.')}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${msg('Time')}</th>
                  <th scope="col">${msg('Value')}</th>
                  <th scope="col">${msg('Asked for')}</th>
                  <th scope="col">${msg('Stood at')}</th>
                  <th scope="col">${msg('Who')}</th>
                  <th scope="col">${msg('Why')}</th>
                </tr>
              </thead>
              <tbody>
                ${lines.map((line) => this.line(line))}
              </tbody>
            </table>`
      }
      ${this.next === null ? nothing : html`<button data-testid="earlier-commands" @click=${this.more}>${msg('Earlier commands')}</button>`}
    </section>`;
  }

  private line(command: Command) {
    const device = command.tag.split('/').slice(0, 3).join('/');
    return html`<tr data-tag=${command.tag} data-state=${command.state}>
      <td class="when" data-label=${msg('Time')}>${zoneFormats(this.zone).full(Date.parse(command.time ?? ''))}</td>
      <td data-label=${msg('Value')}>${placeName(this.context?.directory, device)} · ${tagName(command.tag)}</td>
      <td class="number" data-label=${msg('Asked for')}>${valueWords(command.requested)}</td>
      <td data-label=${msg('Stood at')}>${stateWords(command)}</td>
      <td data-label=${msg('Who')}>${command.who}</td>
      <td data-label=${msg('Why')}>${command.reason}</td>
    </tr>`;
  }

  private more(): void {
    if (this.answered !== undefined && !this.asking) {
      void this.load(this.answered, this.next);
    }
  }

  /** Of the moments that come while the host is asked only the last is asked for next. */
  private async load(question: Question, before: string | null): Promise<void> {
    const { under, at } = question;
    this.asking = true;
    try {
      const page = await this.context?.api.pastCommands(under === '' ? '**' : `${under}/**`, at, before);
      if (under === this.under) {
        this.commands = before === null ? (page?.commands ?? []) : [...this.commands, ...(page?.commands ?? [])];
        this.next = page?.next ?? null;
        this.problem = '';
      }
    } catch (error) {
      if (under === this.under) {
        this.problem = sentenceOf(error);
      }
    } finally {
      this.answered = question;
      this.asking = false;
      this.requestUpdate();
    }
  }
}
