import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PageContext } from '../live/context';
import { linkState } from '../live/reachability';
import { base } from '../style/shared';
import type { Shown } from '../synoptic/display-panel';
import { SignalWatch } from '../value/signal-watch';
import type { SiteDisplay } from '../wire/display-model';
import type { EdgeSummary, SiteSummary } from '../wire/model';
import { DeviceFacts } from './device-facts';
import { pageStyle } from './page-style';
import '../alarm/alarm-table';
import '../past/past-commands';
import '../synoptic/display-panel';
import './machine-card';
import '../value/link-badge';
import '../value/quality-counts';

/** One site: its edge nodes with their machines as cards. */
@customElement('pr-site-page')
export class SitePage extends LitElement {
  static override styles = [
    base,
    pageStyle,
    css`
      pr-alarm-table,
      pr-display {
        margin-bottom: 1rem;
      }
      section + section {
        margin-top: 1.5rem;
      }
      .edge {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 1rem;
        margin-bottom: 0.625rem;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr));
        gap: 1rem;
      }
      .legend {
        margin-top: 1rem;
        font-size: 0.875rem;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** The site's id. */
  @property() path = '';
  private readonly facts = new DeviceFacts(() => {
    this.requestUpdate();
  });
  private subscribed = '';
  private shown: Shown | undefined;
  private end: () => void = () => undefined;

  constructor() {
    super();
    new SignalWatch(this, () => {
      const context = this.context;
      return [context?.directory.sites, context?.directory.problem, context?.links, context?.live.second];
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.subscribed = '';
  }

  override willUpdate(): void {
    if (this.context !== undefined && this.isConnected && this.subscribed !== this.path) {
      this.end();
      this.subscribed = this.path;
      this.end = this.context.live.subscribe(`${this.path}/**`);
    }
  }

  override render() {
    const context = this.context;
    const site = context?.directory.place(this.path).site;
    if (context === undefined || site === undefined) {
      return html`<h1>${this.path}</h1>
        <p class="note">
          ${
            context?.directory.sites.value === undefined
              ? context?.directory.problem.value || msg('Asking the host for its sites…')
              : msg('The host knows no site with this name.')
          }
        </p>`;
    }
    return html`<div class="head">
        <h1>${site.name}</h1>
        <pr-counts .counts=${context.live.store.summary.of(site.id)}></pr-counts>
      </div>
      ${
        site.display
          ? html`<pr-display
              .context=${context}
              .shown=${this.plant(site.display)}
              .zone=${site.timeZone}
            ></pr-display>`
          : nothing
      }
      <pr-alarm-table .context=${context} .under=${site.id}></pr-alarm-table>
      ${context.past === undefined ? nothing : this.pastCommands(context, site)}
      ${site.edges.map((edge) => this.edge(context, edge))}
      <p class="legend">${msg('On a bar, the dark part is where the value has been within the last day.')}</p>`;
  }

  private pastCommands(context: PageContext, site: SiteSummary) {
    return html`<pr-past-commands .context=${context} .under=${site.id} .zone=${site.timeZone}></pr-past-commands>`;
  }

  /** The same object for the same display, so that the panel need not compare. */
  private plant(picture: SiteDisplay): Shown {
    if (this.shown?.kind !== 'plant' || this.shown.picture !== picture) {
      this.shown = { kind: 'plant', picture };
    }
    return this.shown;
  }

  private edge(context: PageContext, edge: EdgeSummary) {
    const links = context.links.latest.value;
    const link = links?.get(edge.path);
    return html`<section aria-label=${edge.name} data-path=${edge.path}>
      <div class="edge">
        <h2>${edge.name}</h2>
        <pr-link-state .state=${linkState(links, edge.path)} .sentence=${link?.sentence ?? ''}></pr-link-state>
        <span class="quiet">${link?.sentence}</span>
      </div>
      <div class="cards">
        ${repeat(
          edge.devices,
          (device) => device.path,
          (device) =>
            html`<pr-machine-card
              .context=${context}
              .device=${device}
              .info=${this.facts.of(context, device)}
            ></pr-machine-card>`,
        )}
      </div>
    </section>`;
  }
}
