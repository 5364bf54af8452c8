import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import { UNKNOWN, formatValue, isDiscrete } from '../live/format';
import { base } from '../style/shared';
import { penStyle } from './chart-options';
import { NO_CURSORS, distance, type Cursors } from './cursors';
import { valueAt } from './pen-line';
import { textAt } from './text-line';
import { isText } from './text-pens';
import type { Pen } from './trend-model';

const COLOURS = [1, 2, 3, 4, 5, 6].map((n) => `var(--pen-${n})`);

/** The pens of a trend with their values under the cursor, or at the right end when there is none. */
@customElement('pr-pen-list')
export class PenList extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
        gap: 0.125rem 1.25rem;
        margin: 0.375rem 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-width: 0;
      }
      svg {
        flex: none;
        width: 1.75rem;
        height: 0.75rem;
      }
      li {
        flex-wrap: wrap;
      }
      button {
        font: inherit;
        color: inherit;
        background: none;
        border: 1px solid transparent;
        border-radius: var(--radius);
        cursor: pointer;
      }
      .name {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 0.5rem;
        min-width: 0;
        padding: 0.125rem 0.25rem;
        text-align: left;
      }
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name[aria-pressed='true'] {
        border-color: var(--ink-2);
        font-weight: 650;
      }
      .less {
        min-width: 1.5rem;
        min-height: 1.5rem;
      }
      .marks {
        order: 1;
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        width: 100%;
        padding-left: 2.5rem;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      @media (pointer: coarse) {
        .name,
        .less {
          min-width: 44px;
          min-height: 44px;
        }
      }
      .value {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .time {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        font-size: 0.875rem;
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) pens: readonly Pen[] = [];
  /** Time under the cursor in milliseconds, null for none. */
  @property({ attribute: false }) cursor: number | null = null;
  @property({ attribute: false }) now = 0;
  @property() zone = 'UTC';
  @property({ attribute: false }) cursors: Cursors = NO_CURSORS;
  /** Path of the pen that is looked at. */
  @property() focused = '';
  /** True when pens can be taken away here. */
  @property({ type: Boolean }) removable = false;

  override render() {
    const at = this.cursor ?? this.now;
    const { full } = zoneFormats(this.zone);
    const { first, second } = this.cursors;
    const times = [first === null ? '' : `1: ${full(first)}`, second === null ? '' : `2: ${full(second)}`];
    const apart = distance(this.cursors);
    return html`<p class="time">
        <span>${full(at)}</span> ${times.map((words) => html`<span>${words}</span>`)}
        ${apart === '' ? nothing : html`<span>2 − 1: ${apart}</span>`}
      </p>
      <ul>
        ${this.pens.map((pen, n) => this.row(pen, n, at))}
      </ul>`;
  }

  private row(pen: Pen, n: number, at: number) {
    const name = pen.tag.description || pen.tag.tag;
    const { path } = pen.tag;
    const tell = (event: string) => () => {
      this.dispatchEvent(new CustomEvent<string>(event, { detail: path }));
    };
    return html`<li data-path=${path}>
      <button
        class="name"
        title=${path}
        aria-pressed=${path === this.focused}
        aria-label=${msg(str`${name}: look at this pen`)}
        @click=${tell('look')}
      >
        ${sample(n)}<span>${name}</span>
      </button>
      <span><span class="value">${text(pen, at)}</span> <span class="quiet">${pen.tag.unit}</span></span>
      ${this.marks(pen)}
      ${
        this.removable
          ? html`<button
              class="less"
              aria-label=${msg(str`Take ${name} away`)}
              title=${msg('Take away')}
              @click=${tell('less')}
            >
              ×
            </button>`
          : nothing
      }
    </li>`;
  }

  /** The values at the cursors and their difference. */
  private marks(pen: Pen) {
    const { first, second } = this.cursors;
    if (first === null && second === null) {
      return nothing;
    }
    const [a, b] = [first, second].map((time) => (time === null ? undefined : valueAt(pen.points, time / 1000)));
    const known = typeof a === 'number' && typeof b === 'number' && !isDiscrete(pen.tag);
    return html`<span class="marks">
      ${first === null ? nothing : html`<span>1: <b>${text(pen, first)}</b></span>`}
      ${second === null ? nothing : html`<span>2: <b>${text(pen, second)}</b></span>`}
      ${known ? html`<span>2 − 1: <b>${formatValue(b - a, { ...pen.tag, states: {} })}</b></span>` : nothing}
    </span>`;
  }
}

/** The pen's value at a time as text; a question mark where the line is broken. */
export function text(pen: Pen, at: number): string {
  if (isText(pen.tag)) {
    const words = textAt(pen.texts, at / 1000);
    return words === null ? UNKNOWN : (words ?? '–');
  }
  const value = valueAt(pen.points, at / 1000);
  if (value === null || value === undefined) {
    return value === null ? UNKNOWN : '–';
  }
  return formatValue(isDiscrete(pen.tag) ? Math.round(value) : value, pen.tag);
}

function sample(n: number) {
  const { stroke, dash } = penStyle(n, COLOURS);
  return html`<svg viewBox="0 0 28 12" aria-hidden="true">
    ${svg`<path d="M0 6H28" fill="none" stroke=${stroke} stroke-width="3" stroke-dasharray=${dash.join(' ') || 'none'} />`}
  </svg>`;
}
