import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { sentenceOf } from '../live/directory';
import type { Identity } from '../live/identity';
import { base, controls } from '../style/shared';
import { keepPlace } from '../shell/kept-place';
import { formStyle } from './form-style';

/** Why somebody comes back from a provider and is not in, by the word the host puts into the address. */
const TROUBLES: Readonly<Record<string, Words>> = {
  provider: () => msg('The provider cannot be reached. Users of this host can still sign in.'),
  over: () => msg('The way to the provider took too long, or began in another window. Try again.'),
  refused: () => msg('The provider did not vouch for you.'),
  role: () => msg('You have no role here. Ask an administrator.'),
  name: () => msg('Your name at the provider belongs to another user here, or cannot be one. Ask an administrator.'),
  soon: () => msg('Too many failures. Wait some minutes and try again.'),
};

/** The door: name and password, or a provider. */
@customElement('pr-sign-in')
export class SignIn extends LitElement {
  static override styles = [base, controls, formStyle];

  @property({ attribute: false }) identity?: Identity;
  @state() private problem = '';
  @state() private busy = false;
  @state() private provider: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.readTrouble();
    void this.askProvider();
  }

  override firstUpdated(): void {
    this.field('user')?.focus();
  }

  /** Told once: the address is what people keep. */
  private readTrouble(): void {
    const { hash, search } = globalThis.location;
    const word = new URLSearchParams(search).get('sign-in');
    if (word !== null) {
      this.problem = TROUBLES[word]?.() ?? '';
      globalThis.history.replaceState(null, '', `/${hash}`);
    }
  }

  private async askProvider(): Promise<void> {
    try {
      this.provider = (await this.identity?.people.provider()) ?? null;
    } catch {
      // Name and password are there all the same.
    }
  }

  override render() {
    return html`<form @submit=${this.submit} novalidate>
      <h1>${msg('Sign in')}</h1>
      <label for="user">${msg('User')}</label>
      <input id="user" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" />
      <label for="password">${msg('Password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" aria-describedby="problem" />
      <p id="problem" class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
      <div class="buttons">
        <button class="primary" ?disabled=${this.busy} data-testid="sign-in">${msg('Sign in')}</button>
      </div>
      ${this.otherWay()}
    </form>`;
  }

  private otherWay() {
    return this.provider === null
      ? nothing
      : html`<p class="other">
          <a
            class="button"
            data-testid="provider"
            href=${this.identity?.people.providerAddress() ?? ''}
            @click=${keepPlace}
            >${msg(str`Sign in with ${this.provider}`)}</a
          >
        </p>`;
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
