import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { rolesWords } from '../people/role-words';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import { pageStyle } from './page-style';
import '../people/password-form';

/** Who you are here, what you may do, your password. */
@customElement('pr-account-page')
export class AccountPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      .panel {
        max-width: 30rem;
        margin-bottom: 1rem;
      }
      h2 {
        margin-bottom: 0.5rem;
      }
      p > a {
        display: inline-block;
        padding: 0.25rem 0;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.identity.state, this.context?.directory.sites]);
  }

  override render() {
    const me = this.context?.identity.me;
    if (me?.signedIn !== true) {
      return html`<h1>${msg('Not signed in')}</h1>
        <p>
          ${msg('On this machine everybody may look at this demo. Sign in to do more.')}
          <a href="#/sign-in">${msg('Sign in')}</a>
        </p>`;
    }
    return html`<div class="head">
        <h1>${me.user}</h1>
        <button class="push" @click=${this.signOut}>${msg('Sign out')}</button>
      </div>
      <section class="panel" aria-labelledby="rights">
        <h2 id="rights">${msg('What you may do')}</h2>
        <p>${msg(str`You are ${rolesWords(me.roles, this.context?.directory)}.`)}</p>
        ${this.context?.identity.mayEngineer === true ? html`<p><a href="#/project">${msg('Project')}</a></p>` : nothing}
        ${
          this.context?.identity.mayAdministrate === true
            ? html`<p><a href="#/users">${msg('Users')}</a> · <a href="#/audit">${msg('Audit')}</a></p>`
            : nothing
        }
      </section>
      ${me.vouched ? nothing : this.password(me.hasPassword)}`;
  }

  private password(hasPassword: boolean) {
    return html`<section class="panel" aria-labelledby="password">
      <h2 id="password">${hasPassword ? msg('Change your password') : msg('Choose a password')}</h2>
      <pr-password-form .identity=${this.context?.identity}></pr-password-form>
    </section>`;
  }

  private signOut(): void {
    void this.context?.identity.signOut();
  }
}
