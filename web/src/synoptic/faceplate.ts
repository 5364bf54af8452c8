import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { machineAddress } from '../live/address';
import type { CommandBox } from '../command/command-box';
import type { PageContext } from '../live/context';
import { isDiscrete } from '../live/format';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { Alarm, TagInfo } from '../wire/model';
import { alarmsOf } from './choice-alarms';
import type { Choice } from './synoptic';
import '../alarm/alarm-brief';
import '../command/command-box';
import '../trend/trend-panel';
import '../value/value-box';

/** Pens of a faceplate's trend: of two units at most, as one chart can have. */
const PENS = 4;

/** What is known of a chosen symbol: its values with commands, its alarms, the trend of its main tags, its machine. */
@customElement('pr-faceplate')
export class Faceplate extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      aside {
        padding: 1rem;
        background: var(--panel);
        border-radius: 0.375rem;
      }
      header {
        display: flex;
        align-items: start;
        gap: 0.75rem;
        margin-bottom: 0.75rem;
      }
      h2:focus {
        outline: none;
      }
      h2 {
        flex: 1;
        font-size: 1.125rem;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(6.5rem, max-content) auto;
        align-items: center;
        gap: 0.3125rem 0.625rem;
        margin: 0 0 0.75rem;
      }
      dl > div {
        display: contents;
      }
      dt {
        color: var(--ink-2);
      }
      dd {
        display: contents;
        margin: 0;
      }
      pr-value {
        width: 100%;
      }
      .write {
        min-height: 2rem;
        padding: 0 0.625rem;
      }
      .empty {
        width: 0;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) choice?: Choice;
  @property() zone = 'UTC';
  @query('pr-command-box') private readonly commandBox!: CommandBox;
  private pens: readonly TagInfo[] = [];

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.alarms, this.context?.directory.sites]);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('choice')) {
      this.pens = pensOf(this.choice?.tags ?? []);
    }
  }

  /** Takes the keyboard, so that what was opened by it can be read and left by it. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override render() {
    const { context, choice } = this;
    if (context === undefined || choice === undefined) {
      return nothing;
    }
    const machine = context.directory.place(choice.machine).device?.name ?? choice.machine;
    const { own, others } = alarmsOf(choice, context.alarms.latest.value ?? []);
    return html`<aside aria-labelledby="title" data-testid="faceplate" @keydown=${this.key}>
        <header>
          <h2 id="title" tabindex="-1">${choice.title}</h2>
          <a class="button" href=${machineAddress(choice.machine)}>${machine}</a>
          <button aria-label=${msg('Close the faceplate')} @click=${this.close}>✕</button>
        </header>
        <dl>${choice.tags.map((tag) => this.line(context, tag))}</dl>
        ${this.brief(context, msg('Alarms'), own)}
        ${this.brief(context, own.length === 0 ? msg('Alarms of the machine') : msg('Other alarms of the machine'), others)}
        ${
          this.pens.length === 0
            ? nothing
            : html`<pr-trend .context=${context} .tags=${this.pens} .zone=${this.zone}></pr-trend>`
        }
      </aside>
      <pr-command-box .context=${context}></pr-command-box>`;
  }

  private line(context: PageContext, tag: TagInfo) {
    const name = tag.description || tag.tag;
    const writable = tag.write !== null && context.past === undefined;
    return html`<div>
      <dt>${name}</dt>
      <dd>
        <pr-value .live=${context.live} .tag=${tag} .label=${name}></pr-value>
        ${
          writable
            ? html`<button
                class="write"
                aria-label=${msg(str`${name}: write a new set point`)}
                @click=${() => void this.commandBox.open(tag)}
              >
                ${msg('Write')}
              </button>`
            : html`<span class="empty"></span>`
        }
      </dd>
    </div>`;
  }

  private brief(context: PageContext, heading: string, alarms: readonly Alarm[]) {
    return html`<pr-alarm-brief
      .context=${context}
      .heading=${heading}
      .alarms=${alarms}
      .zone=${this.zone}
    ></pr-alarm-brief>`;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    }
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('close-faceplate'));
  }
}

function pensOf(tags: readonly TagInfo[]): readonly TagInfo[] {
  const numbers = tags.filter((tag) => !isDiscrete(tag));
  const units = [...new Set(numbers.map((tag) => tag.unit))].slice(0, 2);
  return numbers.filter((tag) => units.includes(tag.unit)).slice(0, PENS);
}
