import { msg } from '@lit/localize';
import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Words } from '../language/words';
import type { ShownLinkState } from '../live/reachability';
import { base } from '../style/shared';

const ICONS = {
  connected: svg`<path d="M3 8.5 6.5 12 13 4.5" />`,
  connecting: svg`<path d="M3 8h.01M8 8h.01M13 8h.01" />`,
  disconnected: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  unknown: svg`<path d="M5.5 6c0-3.5 5-3.5 5-.4C10.5 7.5 8 7.5 8 9.5M8 12.5v.01" />`,
};

const LINK_WORDS: Readonly<Record<ShownLinkState, Words>> = {
  connected: () => msg('connected'),
  connecting: () => msg('connecting'),
  disconnected: () => msg('disconnected'),
  unknown: () => msg('unknown'),
};

/** A link's state as a shape and a word; only what is not connected has colour. */
@customElement('pr-link-state')
export class LinkBadge extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        padding: 0.0625rem 0.5rem 0.0625rem 0.25rem;
        border-radius: 1rem;
        font-size: 0.875rem;
        white-space: nowrap;
        color: var(--ink-2);
      }
      svg {
        width: 1rem;
        height: 1rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
        stroke-linecap: round;
      }
      .disconnected {
        background: var(--alarm-2);
        color: var(--alarm-2-ink);
        font-weight: 650;
      }
      .connecting {
        background: var(--alarm-3);
        color: var(--alarm-3-ink);
        font-weight: 650;
      }
      .unknown {
        border: 1px dashed var(--ink-2);
      }
    `,
  ];

  @property() state: ShownLinkState = 'unknown';
  /** Why, shown on hovering. */
  @property() sentence = '';

  override render() {
    return html`<span class=${this.state} title=${this.sentence} data-testid="link-state" data-state=${this.state}
      ><svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[this.state]}</svg>${LINK_WORDS[this.state]()}</span
    >`;
  }
}
