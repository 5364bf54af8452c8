import { msg } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import { base } from '../style/shared';
import { text } from './pen-list';
import { spanOf, type TimeRange } from './range';
import type { Pen } from './trend-model';

/** Rows of the table: enough to read a curve, few enough to read at all. CSV has every bucket. */
const ROWS = 60;

/** The trend's values in words and digits, at even times, newest first. */
@customElement('pr-trend-table')
export class TrendTable extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-height: 24rem;
        overflow: auto;
        margin-top: 0.75rem;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.25rem 0.75rem 0.25rem 0;
        text-align: right;
        border-bottom: 1px solid var(--line);
      }
      th {
        font-weight: 550;
        font-size: 0.875rem;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--panel);
      }
      th:first-child {
        text-align: left;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) pens: readonly Pen[] = [];
  @property({ attribute: false }) range: TimeRange = { from: 0, to: 1, live: false };
  @property() zone = 'UTC';

  override render() {
    const step = spanOf(this.range) / ROWS;
    const times = Array.from({ length: ROWS }, (_, row) => this.range.to - row * step);
    const { full } = zoneFormats(this.zone);
    return html`<table tabindex="0" aria-label=${msg("The trend's values")}>
      <thead>
        <tr>
          <th scope="col">${msg('Time')}</th>
          ${this.pens.map(({ tag }) => html`<th scope="col">${tag.description || tag.tag} ${tag.unit}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${times.map(
          (time) =>
            html`<tr>
              <th scope="row">${full(time)}</th>
              ${this.pens.map((pen) => html`<td>${text(pen, time)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
