import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { commandStyle } from '../command/command-style';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { Alarm, AlarmAction } from '../wire/model';
import { placeName, tagName } from './alarm-place';
import { ACTION_WORDS } from './alarm-words';

/** Minutes an alarm may be shelved from here. */
const SHELVINGS: readonly (readonly [number, Words])[] = [
  [15, () => msg('15 minutes')],
  [60, () => msg('1 hour')],
  [240, () => msg('4 hours')],
  [480, () => msg('8 hours')],
  [1440, () => msg('1 day')],
];

/** The box in which an alarm is hidden from the list: for how long, and why. */
@customElement('pr-alarm-box')
export class AlarmBox extends LitElement {
  static override styles = [base, controls, commandStyle];

  @property({ attribute: false }) context?: PageContext;
  @state() private alarm: Alarm | undefined;
  @state() private action: AlarmAction = 'shelve';
  @state() private problem = '';

  /** Opens the box for an action that needs words. */
  async open(alarm: Alarm, action: AlarmAction): Promise<void> {
    this.alarm = alarm;
    this.action = action;
    this.problem = '';
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector<HTMLInputElement>('#reason')?.focus();
  }

  override render() {
    const { alarm } = this;
    return html`<dialog aria-labelledby="title" data-testid="alarm-box">
      ${alarm === undefined ? nothing : this.form(alarm)}
    </dialog>`;
  }

  private form(alarm: Alarm) {
    const words = ACTION_WORDS[this.action]().replace('…', '');
    return html`<form @submit=${this.submit} novalidate>
      <h2 id="title">${words}: ${alarm.message}</h2>
      <p class="path">${placeName(this.context?.directory, alarm.path)} ${tagName(alarm.path)}</p>
      ${
        this.action === 'shelve'
          ? html`<label for="minutes">${msg('For', { id: 'shelve-for' })}</label>
              <select id="minutes">
                ${SHELVINGS.map(([minutes, name]) => html`<option value=${minutes}>${name()}</option>`)}
              </select>`
          : nothing
      }
      <label for="reason">${msg('Reason')}</label>
      <input id="reason" maxlength="500" autocomplete="off" aria-describedby="problem" />
      <p id="problem" class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
      <div class="buttons">
        <button type="button" @click=${this.close}>${msg('Close')}</button>
        <button class="primary" data-testid="alarm-confirm">${words}</button>
      </div>
    </form>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    const { alarm, context } = this;
    const reason = this.renderRoot.querySelector<HTMLInputElement>('#reason')?.value ?? '';
    const minutes = this.renderRoot.querySelector<HTMLSelectElement>('#minutes')?.value;
    if (alarm === undefined || context === undefined) {
      return;
    }
    if (reason.trim() === '') {
      this.problem = msg('Say why.');
      return;
    }
    try {
      await context.api.actOnAlarm(alarm.id, this.action, reason, minutes === undefined ? undefined : Number(minutes));
      this.close();
      this.dispatchEvent(new CustomEvent('acted'));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
