import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { commandStyle } from '../command/command-style';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { Role, Roles } from '../wire/model';
import { boxStyle } from './box-style';
import { ALL_SITES, ROLES } from './role-words';

/** Days a token may live, to choose from. */
const LIVES: readonly (readonly [number, Words])[] = [
  [30, () => msg('30 days')],
  [90, () => msg('90 days')],
  [365, () => msg('1 year')],
];

/** What the box is opened for. */
export interface GrantTask {
  readonly title: string;
  readonly confirm: string;
  /** What the name field is called; undefined where the name is known. */
  readonly nameLabel?: string;
  readonly withLife?: boolean;
  readonly roles: Roles;
  /** Does it; rejects with a sentence. */
  readonly run: (name: string, roles: Roles, days: number) => Promise<void>;
}

interface Row {
  readonly site: string;
  readonly role: Role;
}

/** The box in which a user or a token gets its roles, site by site. */
@customElement('pr-grant-box')
export class GrantBox extends LitElement {
  static override styles = [base, controls, commandStyle, boxStyle];

  @property({ attribute: false }) context?: PageContext;
  @state() private task: GrantTask | undefined;
  @state() private rows: readonly Row[] = [];
  @state() private problem = '';

  async open(task: GrantTask): Promise<void> {
    this.task = task;
    this.rows = Object.entries(task.roles).map(([site, role]) => ({ site, role }));
    this.problem = '';
    await this.updateComplete;
    this.renderRoot.querySelector('form')?.reset();
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const { task } = this;
    return html`<dialog aria-labelledby="title" data-testid="grant-box">
      ${task === undefined ? nothing : this.form(task)}
    </dialog>`;
  }

  private form(task: GrantTask) {
    return html`<form @submit=${this.submit} novalidate>
      <h2 id="title">${task.title}</h2>
      ${
        task.nameLabel === undefined
          ? nothing
          : html`<label for="name">${task.nameLabel}</label>
              <input id="name" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="100" />`
      }
      <fieldset>
        <legend>${msg('Roles')}</legend>
        ${this.rows.map((row, at) => this.row(row, at))}
        <p class="grant"><button type="button" @click=${this.add}>${msg('Another site')}</button></p>
      </fieldset>
      ${
        task.withLife === true
          ? html`<label for="days">${msg('Lives for')}</label>
              <select id="days">
                ${LIVES.map(([days, words]) => html`<option value=${days}>${words()}</option>`)}
              </select>`
          : nothing
      }
      <p class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
      <div class="buttons">
        <button type="button" @click=${this.close}>${msg('Close')}</button>
        <button class="primary" data-testid="grant-confirm">${task.confirm}</button>
      </div>
    </form>`;
  }

  private row(row: Row, at: number) {
    const change = (part: Partial<Row>) => {
      this.rows = this.rows.map((one, i) => (i === at ? { ...one, ...part } : one));
    };
    const remove = () => {
      this.rows = this.rows.filter((_, i) => i !== at);
    };
    return html`<div class="grant">
      <select
        aria-label=${msg('Site')}
        @change=${(event: Event) => {
          change({ site: (event.target as HTMLSelectElement).value });
        }}
      >
        ${this.sites(row.site).map(
          ([site, name]) => html`<option value=${site} ?selected=${site === row.site}>${name}</option>`,
        )}
      </select>
      <select
        aria-label=${msg('Role')}
        @change=${(event: Event) => {
          change({ role: (event.target as HTMLSelectElement).value as Role });
        }}
      >
        ${ROLES.map(([role, words]) => html`<option value=${role} ?selected=${role === row.role}>${words()}</option>`)}
      </select>
      <button type="button" aria-label=${msg('Remove this role')} @click=${remove}>✕</button>
    </div>`;
  }

  /** All sites, and the one of the row though it may be gone. */
  private sites(present: string): readonly (readonly [string, string])[] {
    const sites = this.context?.directory.sites.value ?? [];
    const known = sites.map((site) => [site.id, site.name] as const);
    const isKnown = present === ALL_SITES || known.some(([id]) => id === present);
    return [[ALL_SITES, msg('All sites')], ...known, ...(isKnown ? [] : [[present, present] as const])];
  }

  private add(): void {
    const taken = new Set(this.rows.map((row) => row.site));
    const free = this.sites(ALL_SITES).find(([site]) => !taken.has(site));
    if (free !== undefined) {
      this.rows = [...this.rows, { site: free[0], role: 'viewer' }];
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    const roles = Object.fromEntries(this.rows.map((row) => [row.site, row.role]));
    if (Object.keys(roles).length < this.rows.length) {
      this.problem = msg('A site stands there twice.');
      return;
    }
    const name = this.renderRoot.querySelector<HTMLInputElement>('#name')?.value ?? '';
    const days = Number(this.renderRoot.querySelector<HTMLSelectElement>('#days')?.value ?? 0);
    try {
      await this.task?.run(name, roles, days);
      this.close();
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
