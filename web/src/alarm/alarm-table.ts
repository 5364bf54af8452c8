import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import { isUnder } from './alarm-words';
import './alarm-rows';

/** The alarms of a site or machine, shown only when there are some. */
@customElement('pr-alarm-table')
export class AlarmTable extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      section {
        padding: 0.75rem 1rem;
        border-left: 0.25rem solid var(--alarm-2);
        border-radius: 0.375rem;
        background: var(--panel);
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** Path above the alarms wanted. */
  @property() under = '';

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.alarms, this.context?.live.second]);
  }

  override render() {
    const alarms = this.context?.alarms.latest.value?.filter((alarm) => isUnder(alarm, this.under)) ?? [];
    return alarms.length === 0
      ? nothing
      : html`<section aria-label=${msg('Alarms of this place')}>
          <pr-alarm-rows
            .context=${this.context}
            .alarms=${alarms}
            .now=${this.context?.live.now() ?? NaN}
          ></pr-alarm-rows>
        </section>`;
  }
}
