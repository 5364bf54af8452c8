import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Words } from '../language/words';
import { alarmSum } from '../fleet/fleet-words';
import { FleetFeed } from '../fleet/fleet-feed';
import type { PageContext } from '../live/context';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { FleetAnswer, FleetSite } from '../wire/fleet-api';
import { DeviceFacts } from './device-facts';
import { pageStyle } from './page-style';
import './site-card';

/** Cards drawn at first, and added each time more are asked for. */
const BATCH = 24;

/** Beyond so many sites cards, with live values in each, give way to the list. */
const MOST_FOR_CARDS = 96;

type View = 'cards' | 'list' | 'map';

const VIEWS: readonly (readonly [View, Words])[] = [
  ['cards', () => msg('Cards')],
  ['list', () => msg('List')],
  ['map', () => msg('Map')],
];

/** All sites, the worst first: as cards, as a list that can be opened, on a map. */
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
      .views {
        display: inline-flex;
      }
      .views button {
        border-radius: 0;
        margin-left: -1px;
      }
      .more {
        margin-top: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private search = '';
  @state() private shown = BATCH;
  @state() private chosen: View | undefined;
  private feed: FleetFeed | undefined;
  private readonly facts = new DeviceFacts(() => {
    this.requestUpdate();
  });
  private order: readonly string[] = [];

  constructor() {
    super();
    new SignalWatch(this, () => {
      const { context, feed } = this;
      const links = this.view === 'cards' ? context?.links : undefined;
      return [feed?.latest, feed?.problem, context?.directory.sites, links];
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.context !== undefined) {
      this.feed ??= new FleetFeed(this.context);
      this.feed.start();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.feed?.stop();
  }

  private get view(): View {
    const { total } = this.feed?.latest.value ?? {};
    const many = total !== undefined && total.sites > MOST_FOR_CARDS;
    return this.chosen === undefined || (many && this.chosen === 'cards') ? (many ? 'list' : 'cards') : this.chosen;
  }

  override render() {
    const { context, feed } = this;
    const answer = feed?.latest.value;
    if (context === undefined || feed === undefined || answer === undefined) {
      return html`<h1>${msg('Sites')}</h1>
        <p class="note" role="status">${feed?.problem.value || msg('Asking the host for its sites…')}</p>`;
    }
    return html`${this.head(answer)}
    ${answer.found === 0 ? html`<p class="note">${msg('No site or machine is called that.')}</p>` : this.body(context, feed, answer)}`;
  }

  private body(context: PageContext, feed: FleetFeed, answer: FleetAnswer) {
    switch (this.view) {
      case 'cards':
        return this.cards(context, feed, answer);
      case 'list':
        void import('../fleet/fleet-tree');
        return html`<pr-fleet-tree .context=${context} .feed=${feed} .answer=${answer}></pr-fleet-tree>`;
      case 'map':
        void import('../fleet/fleet-map');
        return html`<pr-fleet-map .context=${context} .search=${this.search}></pr-fleet-map>`;
    }
  }

  private head({ total }: FleetAnswer) {
    const alarms = alarmSum(total.alarms);
    const views = VIEWS.filter(([view]) => view !== 'cards' || total.sites <= MOST_FOR_CARDS);
    return html`<div class="head">
      <h1>${msg('Sites')}</h1>
      <p class="total">
        <span><b>${total.sites}</b> ${msg('sites')}</span>
        <span><b>${total.linksDown}</b> ${msg('with a link down')}</span>
        <span><b>${total.connected}</b> ${msg(str`of ${total.machines} machines connected`)}</span>
        <span><b>${alarms}</b> ${msg('alarms')}</span>
      </p>
      <span class="views push" role="group" aria-label=${msg('View')}>
        ${views.map(
          ([view, name]) =>
            html`<button
              aria-pressed=${this.view === view}
              data-view=${view}
              @click=${() => {
                this.chosen = view;
              }}
            >
              ${name()}
            </button>`,
        )}
      </span>
      <label
        ><span class="sr">${msg('Search sites and machines')}</span
        ><input type="search" placeholder=${msg('Search sites and machines')} .value=${this.search} @input=${this.type}
      /></label>
    </div>`;
  }

  private cards(context: PageContext, feed: FleetFeed, answer: FleetAnswer) {
    feed.want({ offset: 0, limit: this.shown, sites: [] });
    const found = this.ordered(answer.sites.filter(({ index }) => index < this.shown));
    const left = answer.found - this.shown;
    return html`<div class="cards">
        ${repeat(
          found,
          ({ id }) => id,
          (one) =>
            html`<pr-site-card
              .context=${context}
              .standing=${one}
              .site=${context.directory.site(one.id)}
              .links=${context.links.latest.value}
              .facts=${this.facts}
            ></pr-site-card>`,
        )}
      </div>
      ${
        left <= 0
          ? nothing
          : html`<p class="more">
              <button
                @click=${() => {
                  this.shown += BATCH;
                }}
              >
                ${msg(str`Show more (${left} sites left)`)}
              </button>
            </p>`
      }`;
  }

  private type(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.shown = BATCH;
    this.feed?.want({ search: this.search, offset: 0 });
  }

  /** Cards keep their places while a person points at one or works within one: nobody likes a moving target. */
  private ordered(sites: readonly FleetSite[]): readonly FleetSite[] {
    const busy = this.renderRoot.querySelector('pr-site-card:hover, pr-site-card:focus-within') !== null;
    const known = new Set(this.order);
    if (!busy || sites.length !== known.size || !sites.every(({ id }) => known.has(id))) {
      this.order = sites.map(({ id }) => id);
    }
    const places = new Map(this.order.map((id, place) => [id, place]));
    return [...sites].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  }
}
