import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../style/shared';
import { SHAPES, type SymbolName } from './shapes';
import { lookWords, symbolTitle } from './symbol-words';

/** How a machine stands, as its symbol shows it: by brightness and shape, by colour only for a fault. */
export type SymbolState = 'running' | 'stopped' | 'fault' | 'unknown';

/** All states, for galleries. */
export const SYMBOL_STATES: readonly SymbolState[] = ['running', 'stopped', 'fault', 'unknown'];

/** A process symbol: white when running, dark when stopped, framed with a mark at a fault, hatched when not known. */
@customElement('pr-symbol')
export class ProcessSymbol extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        width: 3rem;
        aspect-ratio: 1;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
        overflow: visible;
        --body: var(--run-fill);
        --edge: var(--run-ink);
      }
      .body,
      .line,
      .pipe,
      .ink {
        stroke: var(--edge);
        stroke-width: var(--symbol-stroke, 1.4px);
        stroke-linejoin: round;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }
      .body {
        fill: var(--body);
      }
      .line,
      .pipe {
        fill: none;
      }
      .pipe {
        stroke: var(--stroke);
      }
      .ink {
        fill: var(--edge);
      }
      .stopped {
        --body: var(--stop-fill);
        --edge: var(--stop-ink);
      }
      .unknown {
        --body: transparent;
        --edge: var(--ink-2);
      }
      .unknown .body {
        stroke-dasharray: 3 2;
      }
      .frame {
        fill: none;
        stroke: var(--alarm-1);
        stroke-width: 3px;
        vector-effect: non-scaling-stroke;
      }
      .mark {
        fill: var(--alarm-1);
      }
      .mark-ink {
        stroke: var(--alarm-1-ink);
        stroke-width: 1.1;
        stroke-linecap: round;
      }
      text {
        font: 700 7px var(--font);
        fill: var(--ink);
      }
      .plate {
        fill: var(--canvas);
        stroke: var(--ink-2);
        stroke-width: 1px;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  @property() name: SymbolName = 'other';
  @property() state: SymbolState = 'unknown';

  override render() {
    const shape = SHAPES[this.name];
    return html`<svg
      viewBox="0 0 24 24"
      role="img"
      aria-label=${`${symbolTitle(this.name)}, ${lookWords(this.state)}`}
      class=${this.state}
    >
      ${shape.draw}${this.overlay()}
    </svg>`;
  }

  private overlay() {
    switch (this.state) {
      case 'fault':
        return svg`<rect class="frame" x="-1.5" y="-1.5" width="27" height="27" rx="1.5" /><path class="mark" d="M25.5-6 31 3.5H20Z" /><path class="mark-ink" d="M25.5-2.5V.3M25.5 1.900v.01" />`;
      case 'unknown':
        return svg`<rect class="plate" x="16.5" y="-1" width="8" height="8" rx="1" /><text x="20.5" y="5.5" text-anchor="middle">?</text>`;
      case 'running':
      case 'stopped':
        return nothing;
    }
  }
}
