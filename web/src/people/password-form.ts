import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../live/directory';
import type { Identity } from '../live/identity';
import { SignalWatch } from '../value/signal-watch';
import { base, controls } from '../style/shared';
import { formStyle } from './form-style';

/** Chooses a password of one's own: in place of every page after a one-time password, and whenever one likes. */
@customElement('pr-password-form')
export class PasswordForm extends LitElement {
  static override styles = [base, controls, formStyle];

  @property({ attribute: false }) identity?: Identity;
  /** True where it stands in place of every page. */
  @property({ type: Boolean }) first = false;
  @state() private problem = '';
  @state() private done = false;

  constructor() {
    super();
    new SignalWatch(this, () => [this.identity?.state]);
  }

  override render() {
    return html`<form class=${this.first ? '' : 'plain'} @submit=${this.submit} novalidate>
      ${
        this.first
          ? html`<h1>${msg('Choose your password')}</h1>
              <p class="hint">
                ${msg('The password you came with works once. Nothing else is shown before you have your own.')}
              </p>`
          : nothing
      }
      <input
        class="sr"
        name="username"
        autocomplete="username"
        .value=${this.identity?.me?.user ?? ''}
        tabindex="-1"
        aria-hidden="true"
        readonly
      />
      ${this.old()}
      <label for="fresh">${msg('New password')}</label>
      <input id="fresh" type="password" autocomplete="new-password" aria-describedby="hint problem" />
      <p class="hint" id="hint">${msg('12 characters at least. A short sentence is a good one.')}</p>
      <label for="again">${msg('The same again')}</label>
      <input id="again" type="password" autocomplete="new-password" aria-describedby="problem" />
      <p id="problem" class="problem" role="alert">${this.words()}</p>
      <div class="buttons">
        ${this.first ? html`<button type="button" @click=${this.leave}>${msg('Sign out')}</button>` : nothing}
        <button class="primary" data-testid="choose-password">${msg('Choose')}</button>
      </div>
    </form>`;
  }

  private old() {
    return this.identity?.me?.hasPassword === true
      ? html`<label for="old">${this.first ? msg('One-time password') : msg('Present password')}</label>
          <input id="old" type="password" autocomplete="current-password" aria-describedby="problem" />`
      : nothing;
  }

  private words() {
    if (this.problem !== '') {
      return html`▲ ${this.problem}`;
    }
    return this.done ? msg('The password is changed.') : nothing;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    this.done = false;
    if (this.value('fresh') !== this.value('again')) {
      this.problem = msg('The two new passwords are not the same.');
      return;
    }
    try {
      await this.identity?.choosePassword(this.value('old'), this.value('fresh'));
      this.problem = '';
      this.done = true;
      this.renderRoot.querySelector('form')?.reset();
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private value(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }

  private leave(): void {
    void this.identity?.signOut();
  }
}
