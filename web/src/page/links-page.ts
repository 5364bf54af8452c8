import { msg } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { counterWords } from './counter-words';
import { compareTexts } from '../language/words';
import { machineAddress, siteAddress } from '../live/address';
import { zoneFormats, browserZone } from '../live/clock';
import type { PageContext } from '../live/context';
import { formatAge, formatNumber } from '../live/format';
import { linkRank } from '../live/reachability';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { Link } from '../wire/model';
import { pageStyle } from './page-style';
import '../value/link-badge';

/** Fields of a link that are not counters. */
const FIXED: ReadonlySet<string> = new Set(['path', 'state', 'since', 'sentence', 'lastRefusal', 'lastRefusalAt']);

/** Every link of the system: what it does, since when, and what it has counted. */
@customElement('pr-links-page')
export class LinksPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      .panel {
        overflow-x: auto;
        padding: 0.5rem 1rem;
      }
      td,
      th {
        padding: 0.5rem 1rem 0.5rem 0;
        vertical-align: middle;
      }
      tbody tr {
        border-top: 1px solid var(--line);
      }
      td.path {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .edge td.path {
        padding-left: 1.25rem;
      }
      .device td.path {
        padding-left: 2.5rem;
        font-weight: 400;
      }
      .since {
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .counters {
        color: var(--ink-2);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      .counters span {
        display: inline-block;
        margin-right: 1rem;
        white-space: nowrap;
      }
      .refusal {
        margin: 0.25rem 0 0;
        max-width: 60ch;
        color: var(--ink-2);
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      .narrow {
        display: none;
      }
      @media (max-width: 48rem) {
        .narrow {
          display: inline;
        }
        table,
        tbody,
        tr,
        td {
          display: block;
        }
        thead {
          display: none;
        }
        td,
        .edge td.path,
        .device td.path {
          padding: 0.125rem 0;
        }
        tr {
          padding: 0.625rem 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private search = '';
  @state() private onlyTroubled = false;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.links, this.context?.live.second]);
  }

  override render() {
    const links = this.context?.links.latest.value;
    return html`<div class="head">
        <h1>${msg('Links')}</h1>
        <label class="push"
          ><input type="checkbox" .checked=${this.onlyTroubled} @change=${this.toggle} />
          ${msg('only what is not connected')}</label
        >
        <label
          ><span class="sr">${msg('Search links')}</span
          ><input type="search" placeholder=${msg('Search links')} .value=${this.search} @input=${this.type}
        /></label>
      </div>
      ${
        links === undefined
          ? html`<p class="panel note">${msg('The host has not told about its links yet.')}</p>`
          : this.table([...links.values()].filter((link) => this.wanted(link)).sort(byPath))
      }`;
  }

  private table(links: readonly Link[]) {
    return html`<div class="panel" tabindex="0" role="region" aria-label=${msg('Links')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Link')}</th>
            <th scope="col">${msg('State')}</th>
            <th scope="col">${msg('For', { id: 'for-so-long-head' })}</th>
            <th scope="col">${msg('What it does')}</th>
            <th scope="col">${msg('Counted')}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            links,
            (link) => link.path,
            (link) => this.row(link),
          )}
        </tbody>
      </table>
      ${links.length === 0 ? html`<p class="note">${msg('No such link.')}</p>` : ''}
    </div>`;
  }

  private row(link: Link) {
    const since = Date.parse(link.since);
    const now = this.context?.live.now() ?? NaN;
    return html`<tr class=${kindOf(link.path)} data-path=${link.path}>
      <td class="path">${this.named(link.path)}</td>
      <td><pr-link-state .state=${link.state}></pr-link-state></td>
      <td class="since" title=${zoneFormats(browserZone()).full(since)}>
        <span class="narrow">${msg('for', { id: 'for-so-long' })}</span> ${formatAge(now, since)}
      </td>
      <td>${link.sentence}${refusal(link)}</td>
      <td class="counters">
        ${counters(link).map(([name, count]) => html`<span>${counterWords(name)} ${formatNumber(count, 0)}</span> `)}
      </td>
    </tr>`;
  }

  private named(path: string) {
    const kind = kindOf(path);
    if (kind === 'broker') {
      return html`${path}`;
    }
    const isMachine = kind === 'device' && path.split('/').length === 3;
    const address = isMachine ? machineAddress(path) : siteAddress(path.split('/')[0] ?? '');
    return html`<a href=${address}>${path}</a>`;
  }

  private wanted(link: Link): boolean {
    const named = link.path.toLowerCase().includes(this.search.trim().toLowerCase());
    return named && !(this.onlyTroubled && linkRank(link.state) === 0);
  }

  private type(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
  }

  private toggle(event: Event): void {
    this.onlyTroubled = (event.target as HTMLInputElement).checked;
  }
}

/** An edge's way to another host, `site/edge/uplink/name`, stands among its devices. */
function kindOf(path: string): 'broker' | 'edge' | 'device' {
  const levels = path.split('/').length;
  return levels === 1 ? 'broker' : levels === 2 ? 'edge' : 'device';
}

/** The broker first, then each edge with its machines below it. */
function byPath(a: Link, b: Link): number {
  const brokers = Number(kindOf(b.path) === 'broker') - Number(kindOf(a.path) === 'broker');
  return brokers || compareTexts(a.path, b.path);
}

/** What was not taken last, as the host says it; nothing while all was. */
function refusal(link: Link) {
  if (link.lastRefusal === undefined || link.lastRefusalAt === undefined) {
    return '';
  }
  const at = zoneFormats(browserZone()).full(Date.parse(link.lastRefusalAt));
  return html`<p class="refusal">${msg('Last refused')}, ${at}: ${link.lastRefusal}</p>`;
}

function counters(link: Link): readonly (readonly [string, number])[] {
  return Object.entries(link).filter(
    (entry): entry is [string, number] => !FIXED.has(entry[0]) && typeof entry[1] === 'number',
  );
}
