import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PageContext } from '../live/context';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import { DeviceFacts } from './device-facts';
import { byHealth, matches, siteHealth, type SiteHealth } from './fleet-order';
import { pageStyle } from './page-style';
import './site-card';

/** Cards drawn at first, and added each time more are asked for. */
const BATCH = 60;

/** All sites, the worst first. */
@customElement('pr-fleet-page')
export class FleetPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 29rem), 1fr));
        gap: 1rem;
      }
      .total {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        color: var(--ink-2);
      }
      .total b {
        color: var(--ink);
      }
      input {
        width: 20rem;
        max-width: 100%;
      }
      .more {
        margin-top: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private search = '';
  @state() private shown = BATCH;
  private readonly facts = new DeviceFacts(() => {
    this.requestUpdate();
  });
  private end: () => void = () => undefined;
  private order: ReadonlyMap<string, number> = new Map();

  constructor() {
    super();
    new SignalWatch(this, () => {
      const context = this.context;
      return [context?.directory.sites, context?.directory.problem, context?.links, context?.live.second];
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = this.context?.live.subscribe('**') ?? this.end;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  override render() {
    const context = this.context;
    const sites = context?.directory.sites.value;
    if (context === undefined || sites === undefined) {
      return html`<h1>Sites</h1>
        <p class="note">${context?.directory.problem.value || 'Asking the host for its sites…'}</p>`;
    }
    const links = context.links.latest.value;
    const health = sites.map((site) => siteHealth(site, links, context.live.store.summary.of(site.id)));
    const found = this.ordered(health).filter(({ site }) => matches(site, this.search));
    return html`${this.head(health)}
      <div class="cards">
        ${repeat(
          found.slice(0, this.shown),
          ({ site }) => site.id,
          (one) => html`<pr-site-card .context=${context} .health=${one} .facts=${this.facts}></pr-site-card>`,
        )}
      </div>
      ${this.rest(found.length)}`;
  }

  private head(health: readonly SiteHealth[]) {
    const devices = health.reduce((sum, one) => sum + one.devices.length, 0);
    const connected = health.reduce((sum, one) => sum + one.connected, 0);
    const troubled = health.filter((one) => one.link !== 'connected').length;
    return html`<div class="head">
      <h1>Sites</h1>
      <p class="total">
        <span><b>${health.length}</b> sites</span>
        <span><b>${troubled}</b> with a link down</span>
        <span><b>${connected}</b> of ${devices} machines connected</span>
      </p>
      <label class="push"
        ><span class="sr">Search sites and machines</span
        ><input type="search" placeholder="Search sites and machines" .value=${this.search} @input=${this.type}
      /></label>
    </div>`;
  }

  private type(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.shown = BATCH;
  }

  private rest(found: number) {
    if (found === 0) {
      return html`<p class="note">No site or machine is called that.</p>`;
    }
    return found <= this.shown
      ? nothing
      : html`<p class="more">
          <button @click=${this.showMore}>Show more (${found - this.shown} sites left)</button>
        </p>`;
  }

  private showMore(): void {
    this.shown += BATCH;
  }

  /** Cards keep their places while a person points at one or works within one: nobody likes a moving target. */
  private ordered(health: readonly SiteHealth[]): readonly SiteHealth[] {
    const busy = this.renderRoot.querySelector('pr-site-card:hover, pr-site-card:focus-within') !== null;
    if (!busy || this.order.size !== health.length) {
      this.order = new Map([...health].sort(byHealth).map(({ site }, place) => [site.id, place]));
    }
    return [...health].sort((a, b) => (this.order.get(a.site.id) ?? 0) - (this.order.get(b.site.id) ?? 0));
  }
}
