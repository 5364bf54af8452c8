import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Live } from '../live/live';
import { qualityGroup } from '../live/quality';
import { base } from '../style/shared';
import { TagWatch } from './tag-watch';
import type { BarScale } from './bar-scale';

const WIDTH = 100;
const HEIGHT = 16;

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
      }
      svg {
        display: block;
        width: 100%;
        height: 1rem;
        overflow: visible;
      }
      .track {
        fill: var(--track);
        stroke: var(--box-line);
        vector-effect: non-scaling-stroke;
      }
      .normal {
        fill: var(--normal);
      }
      .pointer {
        fill: var(--stroke);
      }
      .uncertain {
        fill: none;
        stroke: var(--stroke);
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  @property({ attribute: false }) live?: Live;
  @property() path = '';
  @property({ attribute: false }) scale?: BarScale;

  private readonly watch = new TagWatch(this, () => ({ live: this.live, path: this.path }));

  override render() {
    const scale = this.scale;
    if (scale === undefined) {
      return nothing;
    }
    const [from, to] = [place(scale.normalMin, scale), place(scale.normalMax, scale)];
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="7" width=${WIDTH} height="8" />
      <rect class="normal" x=${from} y="7" width=${Math.max(1, to - from)} height="8" />
      ${this.pointer(scale)}
    </svg>`;
  }

  private pointer(scale: BarScale) {
    const value = this.watch.reading?.value;
    const group = qualityGroup(this.watch.reading?.quality ?? 'bad');
    if (typeof value !== 'number' || group === 'bad' || group === 'stale') {
      return nothing;
    }
    const x = place(value, scale);
    return svg`<path class="pointer ${group}" d="M${x - 4} 0 H${x + 4} L${x + 0.75} 8 V16 H${x - 0.75} V8 Z" />`;
  }
}

function place(value: number, scale: BarScale): number {
  const share = (value - scale.min) / (scale.max - scale.min);
  return Math.min(1, Math.max(0, share)) * WIDTH;
}
