import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import type { ConfirmBox } from '../people/confirm-box';
import type { GrantBox } from '../people/grant-box';
import { rolesWords } from '../people/role-words';
import type { SecretBox } from '../people/secret-box';
import { base, controls } from '../style/shared';
import { tableStyle } from '../style/table';
import { SignalWatch } from '../value/signal-watch';
import type { ApiToken, UserAccount } from '../wire/model';
import type { PeopleApi } from '../wire/people-api';
import { pageStyle } from './page-style';
import '../people/confirm-box';
import '../people/grant-box';
import '../people/secret-box';

/** Who may sign in, what programs may ask, and what each may do where. */
@customElement('pr-users-page')
export class UsersPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    tableStyle,
    css`
      .panel {
        margin-bottom: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private users: readonly UserAccount[] = [];
  @state() private tokens: readonly ApiToken[] = [];
  @state() private problem = '';
  @query('pr-grant-box') private readonly grantBox!: GrantBox;
  @query('pr-secret-box') private readonly secretBox!: SecretBox;
  @query('pr-confirm-box') private readonly confirmBox!: ConfirmBox;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.directory.sites, this.context?.identity.state]);
  }

  override firstUpdated(): void {
    void this.load();
  }

  override render() {
    return html`${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      <div class="head">
        <h1>${msg('Users')}</h1>
        <button class="push" data-testid="add-user" @click=${this.addUser}>${msg('Add a user…')}</button>
      </div>
      <div class="panel scroll" tabindex="0" role="region" aria-label=${msg('Users')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${msg('Name')}</th>
              <th scope="col">${msg('Roles')}</th>
              <th scope="col">${msg('State')}</th>
              <th scope="col"><span class="sr">${msg('Actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.users.map((user) => this.userRow(user))}
          </tbody>
        </table>
      </div>
      <div class="head">
        <h2>${msg('Tokens')}</h2>
        <button class="push" data-testid="add-token" @click=${this.addToken}>${msg('Add a token…')}</button>
      </div>
      <div class="panel scroll" tabindex="0" role="region" aria-label=${msg('Tokens')}>${this.tokenTable()}</div>
      <pr-grant-box .context=${this.context}></pr-grant-box>
      <pr-secret-box></pr-secret-box>
      <pr-confirm-box></pr-confirm-box>`;
  }

  private userRow(user: UserAccount) {
    const isMe = user.name === this.context?.identity.me?.user;
    return html`<tr data-user=${user.name}>
      <td><b>${user.name}</b>${isMe ? html` <span class="quiet">${msg('you')}</span>` : nothing}</td>
      <td>${rolesWords(user.roles, this.context?.directory)}</td>
      <td>${userState(user)}</td>
      <td class="buttons">
        ${user.vouched ? nothing : this.ownButtons(user)}
        <button data-action="lock" @click=${() => this.lock(user)}>${user.locked ? msg('Unlock') : msg('Lock')}</button>
        <button
          data-action="remove"
          @click=${() => {
            this.removeUser(user);
          }}
        >
          ${msg('Remove…')}
        </button>
      </td>
    </tr>`;
  }

  /** For what a provider does not decide. */
  private ownButtons(user: UserAccount) {
    return html`<button
        data-action="roles"
        @click=${() => {
          this.changeRoles(user);
        }}
      >
        ${msg('Roles…')}
      </button>
      <button
        data-action="password"
        @click=${() => {
          this.resetPassword(user);
        }}
      >
        ${msg('New password…')}
      </button>`;
  }

  private tokenTable() {
    return this.tokens.length === 0
      ? html`<p class="note">${msg('No program has a token.')}</p>`
      : html`<table>
          <thead>
            <tr>
              <th scope="col">${msg('For', { id: 'token-for' })}</th>
              <th scope="col">${msg('Roles')}</th>
              <th scope="col">${msg('Ends')}</th>
              <th scope="col">${msg('Made by')}</th>
              <th scope="col"><span class="sr">${msg('Actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.tokens.map((token) => this.tokenRow(token))}
          </tbody>
        </table>`;
  }

  private tokenRow(token: ApiToken) {
    return html`<tr data-token=${token.name}>
      <td><b>${token.name}</b></td>
      <td>${rolesWords(token.roles, this.context?.directory)}</td>
      <td class="when">${zoneFormats(browserZone()).day(Date.parse(token.expires))}</td>
      <td>${token.createdBy}</td>
      <td class="buttons">
        <button
          @click=${() => {
            this.revoke(token);
          }}
        >
          ${msg('Revoke…')}
        </button>
      </td>
    </tr>`;
  }

  private addUser(): void {
    void this.grantBox.open({
      title: msg('Add a user'),
      confirm: msg('Add'),
      nameLabel: msg('Name'),
      roles: { '*': 'viewer' },
      run: async (name, roles) => {
        const password = await this.people().addUser(name, roles);
        await this.load();
        await this.secretBox.open(
          msg(str`One-time password of ${name}`),
          password,
          msg('They choose their own at the first sign-in.'),
        );
      },
    });
  }

  private addToken(): void {
    void this.grantBox.open({
      title: msg('Add a token'),
      confirm: msg('Add'),
      nameLabel: msg('What it is for'),
      withLife: true,
      roles: { '*': 'viewer' },
      run: async (name, roles, days) => {
        const token = await this.people().addToken(name, roles, days);
        await this.load();
        await this.secretBox.open(
          msg(str`Token for ${name}`),
          token,
          msg('The program shows it as Authorization: Bearer.'),
        );
      },
    });
  }

  private changeRoles(user: UserAccount): void {
    void this.grantBox.open({
      title: msg(str`Roles of ${user.name}`),
      confirm: msg('Change'),
      roles: user.roles,
      run: async (_, roles) => {
        await this.people().changeUser(user.name, { roles });
        await this.load();
      },
    });
  }

  private resetPassword(user: UserAccount): void {
    void this.confirmBox.open(
      msg(str`Give ${user.name} a new one-time password and sign them out?`),
      msg('Give'),
      async () => {
        const password = await this.people().resetPassword(user.name);
        await this.load();
        await this.secretBox.open(
          msg(str`One-time password of ${user.name}`),
          password,
          msg('They choose their own at the next sign-in.'),
        );
      },
    );
  }

  private async lock(user: UserAccount): Promise<void> {
    try {
      await this.people().changeUser(user.name, { locked: !user.locked });
      await this.load();
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private removeUser(user: UserAccount): void {
    void this.confirmBox.open(msg(str`Remove ${user.name}?`), msg('Remove'), async () => {
      await this.people().removeUser(user.name);
      await this.load();
    });
  }

  private revoke(token: ApiToken): void {
    void this.confirmBox.open(msg(str`Revoke the token for ${token.name}?`), msg('Revoke'), async () => {
      await this.people().removeToken(token.id);
      await this.load();
    });
  }

  private people(): PeopleApi {
    const people = this.context?.identity.people;
    if (people === undefined) {
      throw new Error('the page is drawn with its context');
    }
    return people;
  }

  private async load(): Promise<void> {
    try {
      [this.users, this.tokens] = await Promise.all([this.people().users(), this.people().tokens()]);
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}

function userState(user: UserAccount): string {
  if (user.locked) {
    return msg('locked');
  }
  if (user.vouched) {
    return msg('signs in with the provider');
  }
  if (user.oneTimePassword) {
    return msg('has a one-time password');
  }
  return user.hasPassword ? msg('signs in by password') : msg('has no password');
}
