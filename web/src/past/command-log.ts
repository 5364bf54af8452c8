import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { placeName, tagName } from '../alarm/alarm-place';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base } from '../style/shared';
import { tableStyle } from '../style/table';
import { SignalWatch } from '../value/signal-watch';
import type { Command } from '../wire/model';
import { commandsAsOf, type PastCommand } from './past-commands';

/** Lines shown; the rest is on the page of commands. */
const LINES = 20;

/** The commands of a place as they stood at the moment shown. */
@customElement('pr-command-log')
export class CommandLog extends LitElement {
  static override styles = [
    base,
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
  @state() private problem = '';

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.past]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const at = this.context?.past?.value;
    if (at === undefined) {
      return nothing;
    }
    const lines = commandsAsOf(this.commands, at, this.under).slice(0, LINES);
    return html`<section aria-label="Commands" data-testid="past-commands">
      <h2>Commands by then</h2>
      ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      ${
        lines.length === 0
          ? html`<p class="quiet">None that the host still knows of.</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">Time</th>
                  <th scope="col">Value</th>
                  <th scope="col">Asked for</th>
                  <th scope="col">Stood at</th>
                  <th scope="col">Who</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                ${lines.map((line) => this.line(line))}
              </tbody>
            </table>`
      }
    </section>`;
  }

  private line({ command, step }: PastCommand) {
    const device = command.tag.split('/').slice(0, 3).join('/');
    return html`<tr data-tag=${command.tag} data-state=${step.state}>
      <td class="when">${zoneFormats(this.zone).full(Date.parse(step.time))}</td>
      <td>${placeName(this.context?.directory, device)} · ${tagName(command.tag)}</td>
      <td class="number">${String(command.requested ?? '')}</td>
      <td>${step.state}</td>
      <td>${command.who}</td>
      <td>${command.reason}</td>
    </tr>`;
  }

  private async load(): Promise<void> {
    try {
      this.commands = (await this.context?.api.commands()) ?? [];
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
