import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import type { PageContext } from '../live/context';
import { base, controls } from '../style/shared';
import type { Alarm, AlarmPriority } from '../wire/model';
import { acknowledgeAll, type Acknowledging } from './acknowledge-all';
import { actionsOf, priorityWord } from './alarm-words';

const PRIORITIES: readonly AlarmPriority[] = ['critical', 'high', 'medium', 'low'];

/**
 * The button that acknowledges all alarms of the list, as it is filtered, and the box that asks before: how many of each
 * priority. For a flood; one by one is better, for each wants to be looked at.
 */
@customElement('pr-acknowledge-shown')
export class AcknowledgeShown extends LitElement {
  static override styles = [base, controls, commandStyle];

  @property({ attribute: false }) context?: PageContext;
  /** Those of the list. */
  @property({ attribute: false }) alarms: readonly Alarm[] = [];
  /** Those that are to be acknowledged, as they were when the box was opened. */
  @state() private meant: readonly Alarm[] = [];
  @state() private soFar: Acknowledging | undefined;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  /** Those of the list that whoever looks may acknowledge. */
  private get waiting(): readonly Alarm[] {
    const { context } = this;
    return context === undefined || context.past !== undefined
      ? []
      : this.alarms.filter((one) => actionsOf(one).includes('acknowledge') && context.identity.mayOperate(one.path));
  }

  override render() {
    const count = this.waiting.length;
    return html`${
        count < 2
          ? nothing
          : html`<button data-testid="acknowledge-shown" @click=${this.open}>
              ${msg(str`Acknowledge all shown (${count})…`)}
            </button>`
      }
      <dialog aria-labelledby="title" data-testid="acknowledge-box" @close=${this.closed}>
        <h2 id="title">${msg(str`Acknowledge ${this.meant.length} alarms?`)}</h2>
        <dl>${PRIORITIES.map((priority) => this.line(priority))}</dl>
        <p class="note">
          ${msg('Each is noted in the journal as acknowledged by you. What comes later is not meant.')}
        </p>
        ${this.progress()}
        <div class="buttons">
          <button type="button" @click=${this.close}>${msg('Close')}</button>
          <button
            class="primary"
            data-testid="acknowledge-all"
            ?disabled=${this.soFar !== undefined}
            @click=${this.run}
          >
            ${msg('Acknowledge all')}
          </button>
        </div>
      </dialog>`;
  }

  private line(priority: AlarmPriority) {
    const count = this.meant.filter((one) => one.priority === priority).length;
    return count === 0
      ? nothing
      : html`<dt>${priorityWord(priority)}</dt>
          <dd data-priority=${priority}>${count}</dd>`;
  }

  private progress() {
    const { soFar, meant } = this;
    return html`<p role="status" data-testid="acknowledged">
        ${soFar === undefined ? nothing : msg(str`${soFar.done} of ${meant.length} acknowledged.`)}
      </p>
      <p class="problem" role="alert">
        ${
          soFar === undefined || soFar.refused === 0
            ? nothing
            : html`▲ ${msg(str`${soFar.refused} refused: ${soFar.problem}`)}`
        }
      </p>`;
  }

  private async open(): Promise<void> {
    this.meant = this.waiting;
    this.soFar = undefined;
    await this.updateComplete;
    this.dialog.showModal();
  }

  private async run(): Promise<void> {
    const { context, meant } = this;
    if (context === undefined) {
      return;
    }
    this.soFar = { done: 0, refused: 0, problem: '' };
    const end = await acknowledgeAll(
      context.api,
      meant,
      (soFar) => {
        this.soFar = soFar;
      },
      () => this.isConnected && this.dialog.open,
    );
    context.announcement.set(msg(str`${end.done} of ${meant.length} acknowledged.`));
    if (end.refused === 0) {
      this.close();
    }
  }

  private close(): void {
    this.dialog.close();
  }

  private closed(): void {
    this.dispatchEvent(new CustomEvent('acted'));
  }
}
