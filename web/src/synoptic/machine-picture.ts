import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import type { ShownLinkState } from '../live/reachability';
import { base } from '../style/shared';
import { symbolState } from '../symbol/running';
import { SignalWatch } from '../value/signal-watch';
import type { DeviceInfo, TagInfo } from '../wire/model';
import '../symbol/symbol';
import '../value/value-box';

/** Most values around the symbol. */
const VALUES = 8;

/** A picture made from what is known of any machine: its symbol with its overview values around it. */
@customElement('pr-machine-picture')
export class MachinePicture extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .picture {
        display: grid;
        grid-template-columns: minmax(7.5rem, 1fr) minmax(5rem, 9rem) minmax(7.5rem, 1fr);
        align-items: center;
        gap: 0.5rem 1.5rem;
        padding: 1rem 1.5rem;
        background: var(--zone);
        border-radius: 0.375rem;
      }
      pr-symbol {
        width: 100%;
      }
      .side {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
        gap: 0.75rem 1rem;
      }
      .label {
        color: var(--ink-2);
        font-size: 0.875rem;
        min-height: 1.25rem;
      }
      pr-value {
        width: 7rem;
      }
      @media (max-width: 30rem) {
        .picture {
          grid-template-columns: 4.5rem minmax(0, 1fr);
          padding: 0.75rem;
        }
        pr-symbol {
          grid-row: span 2;
          align-self: start;
          grid-column: 1;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) info?: DeviceInfo;
  @property() link: ShownLinkState = 'unknown';

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.live.second]);
  }

  override render() {
    const { context, info } = this;
    if (context === undefined || info === undefined) {
      return nothing;
    }
    const tags = info.tags.filter((tag) => tag.overview).slice(0, VALUES);
    const left = tags.slice(0, Math.ceil(tags.length / 2));
    return html`<section class="picture" aria-label="Picture of ${info.name}">
      <div class="side">${left.map((tag) => this.value(context, tag))}</div>
      <pr-symbol .name=${info.machineClass} .state=${symbolState(info.tags, context.live, this.link)}></pr-symbol>
      <div class="side">${tags.slice(left.length).map((tag) => this.value(context, tag))}</div>
    </section>`;
  }

  private value(context: PageContext, tag: TagInfo) {
    return html`<div>
      <div class="label">${tag.description || tag.tag}</div>
      <pr-value .live=${context.live} .tag=${tag}></pr-value>
    </div>`;
  }
}
