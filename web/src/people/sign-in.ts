import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../live/directory';
import type { Identity } from '../live/identity';
import { base, controls } from '../style/shared';
import { formStyle } from './form-style';

/** The door: name and password. */
@customElement('pr-sign-in')
export class SignIn extends LitElement {
  static override styles = [base, controls, formStyle];

  @property({ attribute: false }) identity?: Identity;
  @state() private problem = '';
  @state() private busy = false;

  override firstUpdated(): void {
    this.field('user')?.focus();
  }

  override render() {
    return html`<form @submit=${this.submit} novalidate>
      <h1>Sign in</h1>
      <label for="user">User</label>
      <input id="user" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" />
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" aria-describedby="problem" />
      <p id="problem" class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
      <div class="buttons">
        <button class="primary" ?disabled=${this.busy} data-testid="sign-in">Sign in</button>
      </div>
    </form>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      await this.identity?.signIn(this.field('user')?.value ?? '', this.field('password')?.value ?? '');
      if (globalThis.location.hash === '#/sign-in') {
        globalThis.location.hash = '#/';
      }
    } catch (error) {
      this.problem = sentenceOf(error);
      this.field('password')?.select();
    } finally {
      this.busy = false;
    }
  }

  private field(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }
}
