import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import { base } from '../style/shared';
import { isText } from './text-pens';
import type { TextSpan } from './text-line';
import { spanOf, type TimeRange } from './range';
import type { Pen } from './trend-model';

/** Where the chart's drawing lies in its box, in pixels. */
export interface Plot {
  readonly left: number;
  readonly width: number;
}

/** Texts named for those who hear them. */
const TOLD = 5;

/** The texts of a trend as labelled bands under the chart, on its axis of time. */
@customElement('pr-text-strips')
export class TextStrips extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow: hidden;
      }
      figure {
        margin: 0.25rem 0;
      }
      figcaption {
        font-size: 0.875rem;
        color: var(--ink-2);
      }
      .strip {
        display: block;
        height: 24px;
        background: repeating-linear-gradient(135deg, transparent 0 4px, var(--hatch) 4px 5px);
      }
      rect {
        fill: var(--box);
        stroke: var(--ink-2);
        stroke-width: 1px;
      }
      text {
        font-size: 13px;
        fill: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) pens: readonly Pen[] = [];
  @property({ attribute: false }) range: TimeRange = { from: 0, to: 1, live: false };
  @property({ attribute: false }) plot: Plot = { left: 0, width: 0 };
  @property() zone = 'UTC';

  override updated(): void {
    const { left, width } = this.plot;
    this.renderRoot.querySelectorAll<SVGElement>('.strip').forEach((strip) => {
      strip.style.marginLeft = `${left}px`;
      strip.style.width = width > 0 ? `${width}px` : '100%';
    });
  }

  override render() {
    return html`${this.pens.filter(({ tag }) => isText(tag)).map((pen) => this.strip(pen))}`;
  }

  private strip({ tag, texts }: Pen) {
    const name = tag.description || tag.tag;
    const told = texts.slice(-TOLD).map((span) => this.words(span));
    return html`<figure data-path=${tag.path}>
      <figcaption>${name}</figcaption>
      <svg
        class="strip"
        role="img"
        aria-label=${told.length === 0 ? name : msg(str`${name}, the latest: ${told.join(', ')}`)}
      >
        ${texts.map((span) => this.band(span))}
      </svg>
    </figure>`;
  }

  /** What nobody knows is left hatched. */
  private band(span: TextSpan) {
    const { text } = span;
    if (text === null) {
      return nothing;
    }
    const whole = spanOf(this.range) / 1000;
    const share = (seconds: number) => `${(seconds / whole) * 100}%`;
    return svg`<svg x=${share(span.from - this.range.from / 1000)} width=${share(span.to - span.from)} height="24" data-text=${text}>
      <title>${this.words(span)}</title><rect width="100%" height="24" /><text x="4" y="16.5">${text}</text>
    </svg>`;
  }

  private words({ from, to, text }: TextSpan): string {
    const { full } = zoneFormats(this.zone);
    const what = text ?? msg('not known');
    return msg(str`${what} from ${full(from * 1000)} to ${full(to * 1000)}`);
  }
}
