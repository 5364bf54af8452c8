import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { machineAddress } from '../live/address';
import type { PageContext } from '../live/context';
import { linkState } from '../live/reachability';
import { base } from '../style/shared';
import { symbolState } from '../symbol/running';
import { DayScales } from '../value/day-scales';
import { SignalWatch } from '../value/signal-watch';
import type { DeviceInfo, DeviceSummary, TagInfo } from '../wire/model';
import { pageStyle } from './page-style';
import '../symbol/symbol';
import '../value/analogue-bar';
import '../value/link-badge';
import '../value/quality-counts';
import '../value/value-box';

/** Values on a card; the machine's page has them all. */
const VALUES = 6;

/** One machine of a site: symbol, link, and its overview values, each number on the scale of its last day. */
@customElement('pr-machine-card')
export class MachineCard extends LitElement {
  static override styles = [
    base,
    pageStyle,
    css`
      :host {
        display: flex;
      }
      article {
        flex: 1;
      }
      header {
        display: grid;
        grid-template-columns: 3.25rem minmax(0, 1fr) auto;
        align-items: center;
        gap: 0.875rem;
        margin-bottom: 0.75rem;
      }
      header pr-symbol {
        width: 3.25rem;
      }
      header pr-link-state {
        align-self: start;
      }
      h3 {
        font-weight: 650;
      }
      h3 a {
        text-decoration: none;
      }
      h3 a:hover {
        text-decoration: underline;
      }
      .type {
        font-size: 0.875rem;
        color: var(--ink-2);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 6rem minmax(6.75rem, max-content);
        align-items: center;
        gap: 0.25rem 0.75rem;
        margin: 0;
      }
      dl > div {
        display: contents;
      }
      dt {
        color: var(--ink-2);
        grid-column: 1;
      }
      dd {
        margin: 0;
        display: contents;
      }
      pr-bar {
        grid-column: 2;
      }
      pr-value {
        grid-column: 3;
        width: 100%;
      }
      pr-counts {
        margin-top: 0.75rem;
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr) 4rem minmax(6.25rem, max-content);
          column-gap: 0.5rem;
        }
        pr-bar {
          width: 4rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) device?: DeviceSummary;
  @property({ attribute: false }) info: DeviceInfo | undefined;
  private readonly scales = new DayScales(this);

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.links, this.context?.live.second]);
  }

  override willUpdate(): void {
    if (this.context !== undefined && this.info !== undefined) {
      this.scales.ask(this.context, overview(this.info.tags));
    }
  }

  override render() {
    const { context, device } = this;
    if (context === undefined || device === undefined) {
      return nothing;
    }
    const links = context.links.latest.value;
    const link = linkState(links, device.path);
    const tags = this.info?.tags ?? [];
    return html`<article class="card" data-path=${device.path} aria-label=${device.name}>
      <header>
        <pr-symbol
          .name=${device.machineClass}
          .state=${symbolState(tags, context.live, context.past === undefined ? link : 'connected')}
        ></pr-symbol>
        <div>
          <h3><a href=${machineAddress(device.path)}>${device.name}</a></h3>
          <p class="type">${[device.manufacturer, device.typeName].filter((word) => word !== '').join(' · ')}</p>
        </div>
        <pr-link-state .state=${link} .sentence=${links?.get(device.path)?.sentence ?? ''}></pr-link-state>
      </header>
      <dl>${overview(tags).map((tag) => this.line(context, tag))}</dl>
      <pr-counts .counts=${context.live.store.summary.of(device.path)}></pr-counts>
    </article>`;
  }

  private line(context: PageContext, tag: TagInfo) {
    return html`<div>
      <dt>${tag.description || tag.tag}</dt>
      <dd>
        <pr-bar .live=${context.live} .path=${tag.path} .scale=${this.scales.of(tag)}></pr-bar>
        <pr-value .live=${context.live} .tag=${tag}></pr-value>
      </dd>
    </div>`;
  }
}

function overview(tags: readonly TagInfo[]): readonly TagInfo[] {
  return tags.filter((tag) => tag.overview).slice(0, VALUES);
}
