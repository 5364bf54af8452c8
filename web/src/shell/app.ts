import { msg } from '@lit/localize';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { customElement, property, state } from 'lit/decorators.js';
import { browserZone } from '../live/clock';
import { formatAge } from '../live/format';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import { TimeTravel } from '../past/time-travel';
import { SignalWatch } from '../value/signal-watch';
import { hasPast, parseRoute, welcomeCode, type Route } from './route';
import '../past/time-bar';
import './top-bar';

/** Fetches a page's code and answers how to draw it. */
export type PageLoader = () => Promise<(context: PageContext, path: string) => TemplateResult>;

/** The pages by the name their route gives them. */
export type Pages = Readonly<Record<Exclude<Route['page'], 'unknown'>, PageLoader>>;

/** The frame around every page: top bar, the warning when the host is lost, the page the address names. */
@customElement('plantroom-app')
export class PlantroomApp extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100vh;
        background: var(--canvas);
      }
      .skip {
        position: absolute;
        left: -100rem;
        padding: 0.5rem;
        background: var(--box);
      }
      .skip:focus {
        left: 0.5rem;
      }
      .lost {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.5rem 1rem;
        background: var(--alarm-1);
        color: var(--alarm-1-ink);
        font-weight: 650;
      }
      .lost svg {
        width: 1.25rem;
        height: 1.25rem;
        flex: none;
      }
      main {
        display: block;
        padding: 1rem;
        outline: none;
      }
      main.past {
        border: 4px dashed var(--ink-2);
        border-top: 0;
      }
      @media (max-width: 40rem) {
        main {
          padding: 0.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) pages?: Pages;
  @state() private route: Route = parseRoute(globalThis.location.hash);
  @state() private page: () => TemplateResult = loading;
  private heardAt = 0;
  private endWatch: (() => void) | undefined;
  private travel: TimeTravel | undefined;
  private shown: PageContext | undefined;

  constructor() {
    super();
    new SignalWatch(this, () => {
      const context = this.context;
      const { live, directory, announcement } = context ?? {};
      return [live?.host, live?.second, directory?.sites, announcement, this.travel?.at];
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('hashchange', this.turn);
    globalThis.addEventListener('keydown', this.key);
    this.travel ??= this.context && new TimeTravel(this.context);
    this.endWatch = this.context?.identity.state.watch(this.turn);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('hashchange', this.turn);
    globalThis.removeEventListener('keydown', this.key);
    this.endWatch?.();
  }

  override render() {
    const { route } = this;
    const isPlace = route.page === 'site' || route.page === 'machine';
    const place = isPlace ? (this.context?.directory.place(route.path) ?? {}) : {};
    const isAway = this.travel?.at.value !== undefined;
    const isPast = isAway && hasPast(route.page);
    return html`<a class="skip" href="#main" @click=${this.skip}>${msg('Skip to the page')}</a>
      <pr-top-bar
        .context=${this.context}
        .route=${this.route}
        .place=${place}
        ?past=${isAway}
        @travel=${this.goBack}
      ></pr-top-bar>
      ${this.lostBar()}
      <pr-time-bar
        .travel=${this.travel}
        .now=${this.present}
        .zone=${place.site?.timeZone ?? browserZone()}
        ?present=${!isPast}
      ></pr-time-bar>
      <main id="main" class=${isPast ? 'past' : ''} tabindex="-1" @moved=${this.follow}>${this.page()}</main>
      <div class="sr" role="status" aria-live="polite">${this.context?.announcement.value}</div>`;
  }

  private readonly turn = () => {
    const { hash } = globalThis.location;
    const code = welcomeCode(hash);
    if (code !== undefined) {
      // The code works once and must not stay in the address.
      globalThis.history.replaceState(null, '', '#/');
      void this.context?.identity.arrive(code);
    }
    this.route = this.door() ?? parseRoute(globalThis.location.hash);
    void this.load().then(() => {
      globalThis.scrollTo(0, 0);
    });
  };

  /** A page has written its own address: it stays where it is. */
  private follow(): void {
    this.route = parseRoute(globalThis.location.hash);
    void this.load();
  }

  /** The page in place of all others while the host would answer nothing else. */
  private door(): Route | undefined {
    const state = this.context?.identity.state.value;
    if (state === undefined || state === 'asking') {
      return undefined;
    }
    if (state === 'unknown') {
      return { page: 'sign-in' };
    }
    return state.mustChoosePassword ? { page: 'password' } : undefined;
  }

  private readonly present = () => this.context?.live.now() ?? Date.now();

  /** Into the past, a minute at first. */
  private goBack(): void {
    this.travel?.step(-60_000);
  }

  /** Escape leads back to the present, unless a dialog or panel has taken it. */
  private readonly key = (event: KeyboardEvent) => {
    if (event.key === '?' && !event.ctrlKey && !event.altKey && !event.metaKey && !isWriting(event)) {
      void import('./help-box').then(({ HelpBox }) => {
        const known = this.renderRoot.querySelector('pr-help');
        const box = known instanceof HelpBox ? known : new HelpBox();
        this.renderRoot.append(box);
        box.open();
      });
    }
    // A dialog closes by itself with the same key, and only that is meant.
    const isInDialog = event.composedPath().some((one) => one instanceof HTMLDialogElement);
    if (event.key === 'Escape' && !event.defaultPrevented && !isInDialog) {
      this.travel?.end();
    }
  };

  override willUpdate(): void {
    if (this.shown !== undefined && this.shown !== this.due) {
      void this.load();
    }
  }

  /** What the page works with: of the moment shown where the page can show one. */
  private get due(): PageContext | undefined {
    return hasPast(this.route.page) ? (this.travel?.shown ?? this.context) : this.context;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('main')?.focus();
  }

  private async load(): Promise<void> {
    const { route, pages, context } = this;
    if (pages === undefined || context === undefined || context.identity.state.value === 'asking') {
      return;
    }
    const page = route.page === 'unknown' ? notFound : await pages[route.page]().catch(() => notLoaded);
    // A later click may have overtaken this one.
    if (route === this.route) {
      const shown = (this.shown = this.due ?? context);
      // A page of another time is another page: nothing live may stay in it.
      this.page = () => html`${keyed(shown, page(shown, 'path' in route ? route.path : ''))}`;
    }
  }

  private lostBar() {
    const live = this.context?.live;
    if (live?.host.value !== 'lost') {
      this.heardAt = live?.now() ?? 0;
      return nothing;
    }
    return html`<div class="lost" role="alert" data-testid="host-lost">
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
        <path d="M8 1 15 14.5H1ZM8 6v4M8 12v1" />
      </svg>
      <span>${msg('No connection to the host. Every value below is old.')}</span>
      <span aria-hidden="true">(${formatAge(live.now(), this.heardAt)})</span>
    </div>`;
  }
}

const loading = () => html`<p>${msg('Loading…')}</p>`;
const notFound = () =>
  html`<h1>${msg('No such page')}</h1>
    <p>${msg('The address names no page.')} <a href="#/">${msg('Go to the sites.')}</a></p>`;
const notLoaded = () =>
  html`<h1>${msg('The page could not be loaded')}</h1>
    <p>${msg('The host did not give its code; try again.')}</p>`;

/** True when a key was meant for a text that is being written. */
function isWriting(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
