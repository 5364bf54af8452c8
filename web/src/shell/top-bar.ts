import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { siteAddress } from '../live/address';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import type { Place } from '../live/directory';
import type { HostState } from '../live/live';
import { unacknowledged } from '../alarm/alarm-words';
import { readOnlyWords } from '../command/command-words';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import { languageSwitch } from './language-switch';
import { PALETTES, paletteWord } from './palette';
import { hasPast, type Route } from './route';

const HOST_WORDS: Readonly<Record<HostState, Words>> = {
  connecting: () => msg('connecting'),
  connected: () => msg('live'),
  lost: () => msg('no connection'),
};

const PAGES: readonly { readonly page: Route['page']; readonly address: string; readonly name: Words }[] = [
  { page: 'fleet', address: '#/', name: () => msg('Sites') },
  { page: 'alarms', address: '#/alarms', name: () => msg('Alarms') },
  { page: 'commands', address: '#/commands', name: () => msg('Commands') },
  { page: 'trends', address: '#/trends', name: () => msg('Trends') },
  { page: 'links', address: '#/links', name: () => msg('Links') },
  { page: 'studies', address: '#/studies', name: () => msg('Studies') },
  { page: 'symbols', address: '#/symbols', name: () => msg('Symbols') },
];

/** The page for engineers; a narrow bar leaves it, too, to the page of one's account. */
const ENGINEERING: typeof PAGES = [{ page: 'project', address: '#/project', name: () => msg('Project') }];

/** Pages for administrators; a narrow bar leaves them to the page of one's account. */
const ADMINISTRATION: typeof PAGES = [
  { page: 'users', address: '#/users', name: () => msg('Users') },
  { page: 'audit', address: '#/audit', name: () => msg('Audit') },
];

/** The page in the bar that an address belongs to. */
function inBar(page: Route['page']): Route['page'] {
  return page === 'study' || page === 'runs' ? 'studies' : page;
}

/** Where you are, whether what you see is live, the light, and the time at the site. */
@customElement('pr-top-bar')
export class TopBar extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 1.25rem;
        min-height: 3.25rem;
        padding: 0.375rem 1rem;
        background: var(--bar);
        border-bottom: 1px solid var(--line);
      }
      .product {
        font-weight: 750;
        letter-spacing: 0.01em;
        text-decoration: none;
      }
      ol,
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.25rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li a {
        text-decoration: none;
        padding: 0.375rem;
        border-radius: var(--radius);
      }
      li a:hover {
        background: var(--zone);
      }
      .crumbs a {
        padding: 0.375rem 0.125rem;
      }
      .crumbs li + li::before {
        content: '/';
        margin-right: 0.375rem;
        color: var(--ink-2);
      }
      .crumbs [aria-current] {
        font-weight: 650;
      }
      .pages [aria-current] {
        font-weight: 650;
        box-shadow: inset 0 -2px 0 var(--ink);
        border-radius: 0;
      }
      .count {
        padding: 0 0.4375rem;
        border: 1px solid var(--ink-2);
        border-radius: 0.625rem;
        font-size: 0.875rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
      .count.critical {
        background: var(--alarm-1);
        border-color: var(--alarm-1);
        color: var(--alarm-1-ink);
      }
      .count.high {
        background: var(--alarm-2);
        border-color: var(--alarm-2);
        color: var(--alarm-2-ink);
      }
      .count.medium {
        background: var(--alarm-3);
        border-color: var(--alarm-3);
        color: var(--alarm-3-ink);
      }
      .right {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.5rem;
        margin-left: auto;
      }
      .host {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        padding: 0.125rem 0.375rem;
        border-radius: 1rem;
        color: var(--ink-2);
      }
      .host::before {
        content: '';
        width: 0.625rem;
        height: 0.625rem;
        border-radius: 50%;
        border: 2px solid currentColor;
      }
      .host.connected::before {
        background: currentColor;
      }
      .host.lost {
        background: var(--alarm-1);
        color: var(--alarm-1-ink);
        font-weight: 650;
      }
      .host.lost::before {
        border-radius: 0;
        transform: rotate(45deg);
      }
      .read-only {
        padding: 0.125rem 0.625rem;
        border: 2px solid currentColor;
        border-radius: 1rem;
        font-weight: 650;
        text-decoration: none;
      }
      .account {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
      }
      .account a {
        max-width: 10rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .clock {
        font-variant-numeric: tabular-nums;
      }
      .clock b {
        font-weight: 650;
      }
      select {
        max-width: 5.75rem;
        padding: 0 0.25rem;
      }
      @media (max-width: 40rem) {
        header {
          padding: 0.375rem 0.75rem;
        }
        .clock span,
        .wide {
          display: none;
        }
        .account a {
          max-width: 4rem;
        }
        .right {
          width: 100%;
          justify-content: space-between;
          gap: 0.25rem;
          margin: 0;
          font-size: 0.875rem;
        }
        .pages {
          gap: 0;
        }
        li a {
          display: inline-flex;
          align-items: center;
          min-width: 24px;
          min-height: 24px; /* WCAG 2.5.8 counts CSS pixels */
          padding: 0.25rem 0.375rem;
        }
        select {
          max-width: 5rem;
        }
        .host {
          padding: 0.125rem 0.25rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) route: Route = { page: 'unknown' };
  @property({ attribute: false }) place: Place = {};
  /** True while the pages show the past. */
  @property({ type: Boolean }) past = false;

  constructor() {
    super();
    new SignalWatch(this, () => {
      const context = this.context;
      return [
        context?.live.host,
        context?.live.second,
        context?.palette,
        context?.language,
        this.alarms(),
        this.readOnly(),
        context?.identity.state,
      ];
    });
  }

  /** Nobody may be asked about alarms before the host knows who looks. */
  private alarms() {
    return this.context?.identity.mayLook === true ? this.context.alarms : undefined;
  }

  private readOnly() {
    return this.context?.identity.mayLook === true ? this.context.readOnly : undefined;
  }

  override render() {
    return html`<header>
      <a class="product" href="#/">Plantroom</a>
      ${this.crumbs()}
      <div class="right">
        <nav aria-label=${msg('Pages')}>
          <ul class="pages">
            ${this.pages().map((page) => this.pageLink(page))}
          </ul>
        </nav>
        ${this.pastButton()} ${this.readOnlyMark()} ${this.host()} ${this.account()} ${this.paletteSwitch()}
        ${languageSwitch(this.context?.language)} ${this.clock()}
      </div>
    </header>`;
  }

  private pages(): typeof PAGES {
    const { identity } = this.context ?? {};
    if (identity?.mayLook !== true) {
      return [];
    }
    const more = identity.mayAdministrate ? [...ENGINEERING, ...ADMINISTRATION] : ENGINEERING;
    return identity.mayEngineer ? [...PAGES, ...more] : PAGES;
  }

  /** Offered where there is a past to be seen. */
  private pastButton() {
    return this.past || !hasPast(this.route.page) || this.context?.identity.mayLook !== true
      ? nothing
      : html`<button data-testid="travel" title=${msg('Show the past')} @click=${this.travel}>${msg('Past…')}</button>`;
  }

  private travel(): void {
    this.dispatchEvent(new CustomEvent('travel'));
  }

  private account() {
    const me = this.context?.identity.me;
    if (me === undefined) {
      return nothing;
    }
    const current = this.route.page === 'account' ? 'page' : nothing;
    return me.signedIn
      ? html`<span class="account"
          ><a href="#/account" data-testid="account" aria-current=${current}
            ><span class="sr">${msg('Signed in as')} </span>${me.user}</a
          ><button class="wide" data-testid="sign-out" @click=${this.signOut}>${msg('Sign out')}</button></span
        >`
      : html`<a class="account" href="#/sign-in" data-testid="to-sign-in">${msg('Sign in')}</a>`;
  }

  private signOut(): void {
    void this.context?.identity.signOut();
  }

  private crumbs() {
    const { site, device } = this.place;
    if (site === undefined) {
      return nothing;
    }
    return html`<nav aria-label=${msg('You are here')}>
      <ol class="crumbs">
        <li>
          <a href=${siteAddress(site.id)} aria-current=${device === undefined ? 'page' : nothing}>${site.name}</a>
        </li>
        ${
          device === undefined
            ? nothing
            : html`<li><a href=${globalThis.location.hash} aria-current="page">${device.name}</a></li>`
        }
      </ol>
    </nav>`;
  }

  private pageLink({ page, address, name }: (typeof PAGES)[number]) {
    return html`<li class=${PAGES.some((one) => one.page === page) ? '' : 'wide'}>
      <a href=${address} aria-current=${inBar(this.route.page) === page ? 'page' : nothing}
        >${name()}${page === 'alarms' ? this.alarmCount() : nothing}</a
      >
    </li>`;
  }

  /** How many alarms nobody has acknowledged; a question mark while the host does not tell. */
  private alarmCount() {
    const alarms = this.context?.alarms.latest.value;
    const waiting = alarms?.filter(unacknowledged) ?? [];
    const words = alarms === undefined ? '?' : String(waiting.length);
    const shown = alarms === undefined || waiting.length > 0;
    return shown
      ? html` <span class="count ${waiting[0]?.priority ?? ''}" data-testid="alarm-count"
          >${words}<span class="sr"> ${msg('not acknowledged')}</span></span
        >`
      : nothing;
  }

  /** Nothing may be written here: who looks must know before they try. */
  private readOnlyMark() {
    const words = readOnlyWords(this.readOnly()?.latest.value, this.place.site?.id);
    return words === ''
      ? nothing
      : html`<a class="read-only" href="#/commands" title=${words} data-testid="read-only">${msg('read only')}</a>`;
  }

  private host() {
    const state = this.context?.live.host.value ?? 'connecting';
    return html`<span class="host ${state}" data-testid="host-state" data-state=${state}
      ><span class="sr">${msg('Connection to the host:')} </span>${HOST_WORDS[state]()}</span
    >`;
  }

  private paletteSwitch() {
    const chosen = this.context?.palette.value;
    return html`<label
      ><span class="sr">${msg('Palette')}</span>
      <select data-testid="palette-switch" @change=${this.choose}>
        ${PALETTES.map((name) => html`<option value=${name} ?selected=${name === chosen}>${paletteWord(name)}</option>`)}
      </select></label
    >`;
  }

  private choose(event: Event): void {
    this.context?.palette.set((event.target as HTMLSelectElement).value);
  }

  private clock() {
    const now = this.context?.live.second.value ?? NaN;
    const zone = zoneFormats(this.place.site?.timeZone ?? browserZone());
    return html`<time class="clock" data-testid="clock"
      ><b>${zone.time(now)}</b> <span>${zone.day(now)} <span class="quiet">${zone.name(now)}</span></span></time
    >`;
  }
}
