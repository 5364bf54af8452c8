import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import { UNKNOWN, formatValue, isDiscrete } from '../live/format';
import { base } from '../style/shared';
import { penStyle } from './chart-options';
import { valueAt } from './pen-line';
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
      .name {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .value {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .time {
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

  override render() {
    const at = this.cursor ?? this.now;
    return html`<p class="time">${zoneFormats(this.zone).full(at)}</p>
      <ul>
        ${this.pens.map(
          (pen, n) =>
            html`<li>
              ${sample(n)}<span class="name" title=${pen.tag.path}>${pen.tag.description || pen.tag.tag}</span>
              <span><span class="value">${text(pen, at)}</span> <span class="quiet">${pen.tag.unit}</span></span>
            </li>`,
        )}
      </ul>`;
  }
}

/** The pen's value at a time as text; a question mark where the line is broken. */
export function text(pen: Pen, at: number): string {
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
