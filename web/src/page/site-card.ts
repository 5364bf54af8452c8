import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plural } from '../language/words';
import { machineAddress, siteAddress } from '../live/address';
import type { PageContext } from '../live/context';
import { linkState } from '../live/reachability';
import { base } from '../style/shared';
import { symbolState } from '../symbol/running';
import { alarmSum, copWords, powerWords, worstPriority } from '../fleet/fleet-words';
import type { FleetSite } from '../wire/fleet-api';
import type { DeviceSummary, Link, SiteSummary, TagInfo } from '../wire/model';
import type { DeviceFacts } from './device-facts';
import { pageStyle } from './page-style';
import '../alarm/alarm-mark';
import '../symbol/symbol';
import '../value/link-badge';
import '../value/quality-counts';
import '../value/value-box';

/** Machines and values drawn on a card; the site's page has them all. */
const MACHINES = 6;
const VALUES = 2;

/** One site on the overview: links, counts, and a line for each of its first machines. */
@customElement('pr-site-card')
export class SiteCard extends LitElement {
  static override styles = [
    base,
    pageStyle,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 0.75rem;
      }
      header pr-link-state {
        margin-left: auto;
      }
      h2 a {
        text-decoration: none;
      }
      h2 a:hover,
      .machine a:hover {
        text-decoration: underline;
      }
      .alarms {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
      }
      .sum b {
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
      .sum {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
        margin: 0.125rem 0 0.625rem;
        font-size: 0.875rem;
        color: var(--ink-2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .machine {
        display: grid;
        grid-template-columns: 2.25rem minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.125rem 0.75rem;
        min-height: 2.5rem;
        border-top: 1px solid var(--line);
        padding: 0.25rem 0;
      }
      .machine pr-symbol {
        width: 2.25rem;
        --symbol-stroke: 1.1px;
      }
      .machine a {
        text-decoration: none;
        padding: 0.25rem 0;
        overflow-wrap: anywhere;
      }
      .values {
        display: flex;
        gap: 0.5rem;
      }
      .figure {
        display: grid;
        width: 6.25rem;
      }
      .figure span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 0.75rem;
        color: var(--ink-2);
      }
      .figure pr-value {
        width: 100%;
      }
      article {
        height: 100%;
      }
      @media (max-width: 30rem) {
        .figure:nth-child(n + 2) {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** How the site stands. */
  @property({ attribute: false }) standing?: FleetSite;
  /** What is in it; undefined until it has come. */
  @property({ attribute: false }) site?: SiteSummary | undefined;
  @property({ attribute: false }) links?: ReadonlyMap<string, Link> | undefined;
  @property({ attribute: false }) facts?: DeviceFacts;
  private subscribed = '';
  private end: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.subscribed = '';
  }

  /** Follows the values of the machines it draws, no others. */
  override updated(): void {
    const drawn = this.devices().slice(0, MACHINES);
    const wish = drawn.map(({ path }) => path).join('|');
    if (this.isConnected && wish !== this.subscribed) {
      this.end();
      this.subscribed = wish;
      this.end =
        (drawn.length > 0 ? this.context?.live.subscribe(...drawn.map(({ path }) => `${path}/*`)) : undefined) ??
        (() => undefined);
    }
  }

  private devices(): readonly DeviceSummary[] {
    return this.site?.edges.flatMap((edge) => edge.devices) ?? [];
  }

  override render() {
    const { standing } = this;
    if (standing === undefined) {
      return nothing;
    }
    const devices = this.devices();
    const priority = worstPriority(standing.alarms);
    return html`<article class="card" data-path=${standing.id} aria-label=${standing.name}>
      <header>
        <h2><a href=${siteAddress(standing.id)}>${standing.name}</a></h2>
        ${
          priority === undefined
            ? nothing
            : html`<span class="alarms"
                ><pr-alarm-mark .priority=${priority} .waiting=${standing.alarms.unacknowledged > 0}></pr-alarm-mark>
                ${alarmSum(standing.alarms)}</span
              >`
        }
        <pr-link-state .state=${standing.link}></pr-link-state>
      </header>
      <p class="sum">
        <span>${msg(str`${standing.connected} of ${standing.machines} machines`)}</span>
        <pr-counts .counts=${standing}></pr-counts>
        ${
          standing.figures.declared === 0
            ? nothing
            : html`<span data-testid="site-power">${msg('Power')} <b>${powerWords(standing)}</b></span
                ><span data-testid="site-cop">${msg('COP')} <b>${copWords(standing)}</b></span>`
        }
      </p>
      <ul>
        ${devices.slice(0, MACHINES).map((device) => this.machine(device))}
      </ul>
      ${
        devices.length <= MACHINES
          ? nothing
          : html`<p class="quiet">
              <a href=${siteAddress(standing.id)}>${moreWords(devices.length - MACHINES)}</a>
            </p>`
      }
    </article>`;
  }

  private machine(device: DeviceSummary) {
    const context = this.context;
    if (context === undefined) {
      return nothing;
    }
    const tags = this.facts?.of(context, device)?.tags ?? [];
    const link = linkState(this.links, device.path);
    return html`<li class="machine">
      <pr-symbol
        .name=${device.machineClass}
        .state=${symbolState(tags, context.live, context.past === undefined ? link : 'connected')}
      ></pr-symbol>
      <a href=${machineAddress(device.path)}>${device.name}</a>
      <span class="values">${figures(tags).map((tag) => this.value(context, device, tag))}</span>
    </li>`;
  }

  private value(context: PageContext, device: DeviceSummary, tag: TagInfo) {
    const name = tag.description || tag.tag;
    return html`<span class="figure"
      ><span title=${name} aria-hidden="true">${name}</span
      ><pr-value .live=${context.live} .tag=${tag} .label=${`${device.name}, ${name}`}></pr-value
    ></span>`;
  }
}

function moreWords(count: number): string {
  return plural(count, msg('1 more machine'), msg(str`${count} more machines`));
}

/** The values worth a place on the card: numbers first, words only when there are no numbers. */
function figures(tags: readonly TagInfo[]): readonly TagInfo[] {
  const overview = tags.filter((tag) => tag.overview);
  const numbers = overview.filter((tag) => tag.unit !== '');
  return (numbers.length > 0 ? numbers : overview).slice(0, VALUES);
}
