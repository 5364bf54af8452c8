import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Live } from '../live/live';
import { isTrusted, qualityGroup } from '../live/quality';
import { base } from '../style/shared';
import { TagWatch } from './tag-watch';
import type { BarScale } from './bar-scale';

/** Length of the scale and width of the whole, in units of the drawing. */
const LENGTH = 100;
const WIDTH = 26;

/**
 * A value on a scale: the track is the scale, the dark part where the value has been within the last day, the pointer
 * where it is now. Only a picture: the number stands beside it. No trusted value, no pointer.
 */
@customElement('pr-bar')
export class AnalogueBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        width: 6rem;
        height: 1.125rem;
      }
      :host([upright]) {
        width: 1.75rem;
        height: 6rem;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      .track {
        fill: var(--track);
        stroke: var(--box-line);
        stroke-width: 1px;
        vector-effect: non-scaling-stroke;
      }
      .normal {
        fill: var(--normal);
      }
      .pointer {
        fill: var(--stroke);
        stroke: var(--stroke);
        stroke-width: 1.5px;
        vector-effect: non-scaling-stroke;
      }
      .uncertain {
        fill: none;
      }
    `,
  ];

  @property({ attribute: false }) live?: Live;
  @property() path = '';
  @property({ attribute: false }) scale: BarScale | undefined;
  /** Stands upright, its high end above. */
  @property({ type: Boolean, reflect: true }) upright = false;

  private readonly watch = new TagWatch(this, () => ({ live: this.live, path: this.path }));

  override render() {
    const scale = this.scale;
    if (scale === undefined) {
      return nothing;
    }
    const [from, to] = [place(scale.normalMin, scale), place(scale.normalMax, scale)];
    const box = this.upright ? `0 0 ${WIDTH} ${LENGTH}` : `0 0 ${LENGTH} ${WIDTH}`;
    // Drawn lying; upright turns the drawing so that its right end is above.
    const turn = this.upright ? `translate(0 ${LENGTH}) rotate(-90)` : '';
    return html`<svg viewBox=${box} preserveAspectRatio="none" aria-hidden="true">
      <g transform=${turn}>
        ${svg`<rect class="track" x="0" y="12" width=${LENGTH} height="12" />
          <rect class="normal" x=${from} y="12" width=${Math.max(1, to - from)} height="12" />`}
        ${this.pointer(scale)}
      </g>
    </svg>`;
  }

  private pointer(scale: BarScale) {
    const reading = this.watch.reading;
    if (typeof reading?.value !== 'number' || !isTrusted(reading.quality)) {
      return nothing;
    }
    const x = place(reading.value, scale);
    const group = qualityGroup(reading.quality);
    return svg`<path class="pointer ${group}" d="M${x - 4} 0H${x + 4}L${x} 12ZM${x} 12V24" />`;
  }
}

function place(value: number, scale: BarScale): number {
  const share = (value - scale.min) / (scale.max - scale.min);
  return Math.min(1, Math.max(0, share)) * LENGTH;
}
