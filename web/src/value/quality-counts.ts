import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { QualityCounts } from '../live/summary';
import { base } from '../style/shared';

/** How many tags are good, uncertain and bad; what is not good has a shape and weight, zero is not said. */
@customElement('pr-counts')
export class QualityCountsLine extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
        color: var(--ink-2);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      span {
        white-space: nowrap;
      }
      b {
        font-weight: 650;
        color: var(--ink);
      }
      .uncertain b {
        text-decoration: underline dotted 2px;
        text-underline-offset: 0.2em;
      }
      .bad b {
        padding: 0 0.375rem;
        border: 1px dashed var(--ink-2);
        background: repeating-linear-gradient(135deg, transparent 0 4px, var(--hatch) 4px 5px);
      }
      .bad i {
        font-style: normal;
        background: var(--panel);
        padding: 0 0.1875rem;
      }
    `,
  ];

  @property({ attribute: false }) counts: QualityCounts = { good: 0, uncertain: 0, bad: 0 };

  override render() {
    const { good, uncertain, bad } = this.counts;
    return html`<span class="good">${msg(str`${good} good`)}</span>${
        uncertain === 0
          ? nothing
          : html`<span class="uncertain"><b>${uncertain}</b> ${msg('uncertain', { id: 'count-uncertain' })}</span>`
      }${
        bad === 0
          ? nothing
          : html`<span class="bad"
              ><b><i>${bad}</i></b> ${msg('bad', { id: 'count-bad' })}</span
            >`
      }`;
  }
}
