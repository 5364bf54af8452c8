import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, controls } from '../style/shared';
import { COMPARISONS, FREE_DAYS, MOST_DAYS, daysOf } from './compare';

/** What a trend is compared with: a named time before, or a number of days. Tells `compare` with its name or number. */
@customElement('pr-compare-field')
export class CompareField extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0.5rem 0.75rem;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.875rem;
        color: var(--ink-2);
      }
      select,
      input {
        min-height: 2rem;
        max-width: 14rem;
        font-size: 0.875rem;
      }
      input {
        width: 5.5rem;
      }
    `,
  ];

  /** Name of a comparison, a number of days, or empty for none. */
  @property() against = '';

  override render() {
    const { against } = this;
    const isFree = against !== '' && COMPARISONS.every(({ name }) => name !== against);
    return html`<label
        >${msg('Compare with')}
        <select data-testid="trend-compare" @change=${this.choose}>
          <option value="" ?selected=${against === ''}>${msg('nothing')}</option>
          ${COMPARISONS.map(
            ({ name, words }) => html`<option value=${name} ?selected=${against === name}>${words()}</option>`,
          )}
          <option value=${isFree ? against : FREE_DAYS} ?selected=${isFree}>${msg('days before…')}</option>
        </select></label
      >
      ${
        isFree
          ? html`<label
              >${msg('Days')}
              <input
                type="number"
                min="1"
                max=${MOST_DAYS}
                data-testid="trend-days"
                .value=${against}
                @change=${this.type}
            /></label>`
          : nothing
      }`;
  }

  private choose(event: Event): void {
    this.tell((event.target as HTMLSelectElement).value);
  }

  /** A number that is none leaves the one before. */
  private type(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (daysOf(field.value) > 0) {
      this.tell(field.value);
    } else {
      field.value = this.against;
    }
  }

  private tell(against: string): void {
    this.dispatchEvent(new CustomEvent<string>('compare', { detail: against }));
  }
}
