import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import { base, controls } from '../style/shared';
import { boxStyle } from './box-style';

/** Shows a secret this once. */
@customElement('pr-secret-box')
export class SecretBox extends LitElement {
  static override styles = [base, controls, commandStyle, boxStyle];

  @state() private heading = '';
  @state() private hint = '';
  @state() private secret = '';

  async open(heading: string, secret: string, hint: string): Promise<void> {
    this.heading = heading;
    this.secret = secret;
    this.hint = hint;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title" data-testid="secret-box" @close=${this.forget}>
      ${this.secret === '' ? nothing : this.content()}
    </dialog>`;
  }

  private content() {
    return html`<h2 id="title">${this.heading}</h2>
      <output data-testid="secret">${this.secret}</output>
      <p class="quiet">${msg(str`${this.hint} It is shown this once.`)}</p>
      <div class="buttons">
        <button type="button" @click=${this.copy}>${msg('Copy')}</button>
        <button class="primary" @click=${this.close}>${msg('Close')}</button>
      </div>`;
  }

  private copy(): void {
    void globalThis.navigator.clipboard.writeText(this.secret);
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private forget(): void {
    this.secret = '';
  }
}
