import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { boxStyle } from './box-style';

/** Asks once more before something is done that cannot be undone. */
@customElement('pr-confirm-box')
export class ConfirmBox extends LitElement {
  static override styles = [base, controls, commandStyle, boxStyle];

  @state() private question = '';
  @state() private confirm = '';
  @state() private problem = '';
  private run: () => Promise<void> = () => Promise.resolve();

  /** @param run does it; rejects with a sentence */
  async open(question: string, confirm: string, run: () => Promise<void>): Promise<void> {
    this.question = question;
    this.confirm = confirm;
    this.run = run;
    this.problem = '';
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title" data-testid="confirm-box">
      <h2 id="title">${this.question}</h2>
      <p class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
      <div class="buttons">
        <button type="button" @click=${this.close}>${msg('Close')}</button>
        <button class="primary" data-testid="confirm" @click=${this.send}>${this.confirm}</button>
      </div>
    </dialog>`;
  }

  private async send(): Promise<void> {
    try {
      await this.run();
      this.close();
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
