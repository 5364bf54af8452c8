import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { isDiscrete } from '../live/format';
import type { ShownLinkState } from '../live/reachability';
import { base } from '../style/shared';
import { symbolState } from '../symbol/running';
import { DayScales } from '../value/day-scales';
import { SignalWatch } from '../value/signal-watch';
import type { DeviceInfo, TagInfo } from '../wire/model';
import '../symbol/symbol';
import '../value/analogue-bar';
import '../value/value-box';

/** Most indicators beside the symbol. */
const INDICATORS = 8;
/** Most words and switches below it. */
const WORDS = 2;

/**
 * A picture made from what is known of any machine: its symbol on its pipes, the words that tell what it does, and its
 * overview numbers as analogue indicators on the scale of their last day.
 */
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
        display: flex;
        flex-wrap: wrap;
        align-items: stretch;
        gap: 1rem 2rem;
        padding: 1rem 1.5rem;
        background: var(--zone);
        border-radius: 0.375rem;
      }
      .machine {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 0.75rem;
        flex: none;
        width: 11rem;
      }
      .pipes {
        display: grid;
        justify-items: center;
        width: 100%;
      }
      .piped .pipes {
        /* Supply above and darker, return below and lighter, running behind the symbol. */
        background:
          linear-gradient(var(--pipe-supply), var(--pipe-supply)) 0 32% / 100% 0.375rem no-repeat,
          linear-gradient(var(--pipe-return), var(--pipe-return)) 0 68% / 100% 0.375rem no-repeat;
      }
      .plate {
        display: grid;
        /* Narrower than the symbol, so that the pipes end at its body. */
        background: linear-gradient(var(--zone), var(--zone)) center / 84% 100% no-repeat;
      }
      pr-symbol {
        width: 6.5rem;
      }
      .words {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.25rem 0.5rem;
      }
      .words pr-value {
        min-width: 5rem;
      }
      .indicators {
        flex: 1 1 18rem;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr));
        gap: 1rem 1.25rem;
        min-width: 0;
      }
      .indicator {
        display: grid;
        grid-template-rows: 1fr auto auto;
        justify-items: center;
        gap: 0.375rem;
        text-align: center;
      }
      .label {
        align-self: end;
        font-size: 0.875rem;
        line-height: 1.2;
        color: var(--ink-2);
      }
      .indicator pr-value {
        min-width: 6.5rem;
      }
      pr-bar {
        height: 5rem;
      }
      @media (max-width: 30rem) {
        .picture {
          padding: 0.75rem;
        }
        .machine {
          width: 100%;
          grid-template-columns: 6.5rem 1fr;
        }
        pr-symbol {
          width: 4rem;
        }
        pr-bar {
          height: 3.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) info?: DeviceInfo;
  @property() link: ShownLinkState = 'unknown';
  private readonly scales = new DayScales(this);

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.live.second]);
  }

  override willUpdate(): void {
    if (this.context !== undefined && this.info !== undefined) {
      this.scales.ask(this.context, indicators(this.info));
    }
  }

  override render() {
    const { context, info } = this;
    if (context === undefined || info === undefined) {
      return nothing;
    }
    return html`<section class="picture ${hasPipes(info) ? 'piped' : ''}" aria-label="Picture of ${info.name}">
      <div class="machine">
        <div class="pipes">
          <div class="plate">
            <pr-symbol .name=${info.machineClass} .state=${symbolState(info.tags, context.live, this.link)}></pr-symbol>
          </div>
        </div>
        <div class="words">${words(info).map((tag) => this.value(context, tag))}</div>
      </div>
      <div class="indicators">${indicators(info).map((tag) => this.indicator(context, tag))}</div>
    </section>`;
  }

  private indicator(context: PageContext, tag: TagInfo) {
    return html`<div class="indicator">
      <span class="label" aria-hidden="true">${tag.description || tag.tag}</span>
      <pr-bar upright .live=${context.live} .path=${tag.path} .scale=${this.scales.of(tag)}></pr-bar>
      ${this.value(context, tag)}
    </div>`;
  }

  private value(context: PageContext, tag: TagInfo) {
    const name = tag.description || tag.tag;
    return html`<pr-value .live=${context.live} .tag=${tag} .label=${name} title=${name}></pr-value>`;
  }
}

function indicators(info: DeviceInfo): readonly TagInfo[] {
  return info.tags.filter((tag) => tag.overview && !isDiscrete(tag)).slice(0, INDICATORS);
}

function words(info: DeviceInfo): readonly TagInfo[] {
  return info.tags.filter((tag) => tag.overview && isDiscrete(tag)).slice(0, WORDS);
}

/** Two pipes on either side suit only what moves heat from one circuit to another. */
function hasPipes(info: DeviceInfo): boolean {
  return info.machineClass === 'heat-pump' || info.machineClass === 'chiller';
}
