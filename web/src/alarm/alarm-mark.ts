import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { priorityWord } from './alarm-words';
import { base } from '../style/shared';
import type { AlarmPriority } from '../wire/model';

const SHAPES: Readonly<Record<AlarmPriority, ReturnType<typeof svg>>> = {
  critical: svg`<path d="M3 3h10v10H3Z" />`,
  high: svg`<path d="M8 2 14.5 13.5H1.5Z" />`,
  medium: svg`<path d="M1.5 2.5h13L8 14Z" />`,
  low: svg`<circle cx="8" cy="8" r="5.5" />`,
};

/** An alarm's priority as shape, colour and word; the shape is filled until somebody has acknowledged it. */
@customElement('pr-alarm-mark')
export class AlarmMark extends LitElement {
  static override styles = [
    base,
    css`
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        white-space: nowrap;
      }
      svg {
        width: 1.25rem;
        height: 1.25rem;
        flex: none;
        stroke-width: 1.75;
        stroke: var(--ink);
        fill: none;
      }
      .waiting .critical {
        fill: var(--alarm-1);
      }
      .waiting .high {
        fill: var(--alarm-2);
      }
      .waiting .medium {
        fill: var(--alarm-3);
      }
      .waiting .low {
        fill: var(--box);
        stroke-width: 2.5;
      }
      .waiting b {
        font-weight: 650;
      }
      b {
        font-weight: 400;
      }
    `,
  ];

  @property() priority: AlarmPriority = 'low';
  /** True while nobody has acknowledged it. */
  @property({ type: Boolean }) waiting = false;

  override render() {
    return html`<span class=${this.waiting ? 'waiting' : ''}
      ><svg viewBox="0 0 16 16" class=${this.priority} aria-hidden="true">${SHAPES[this.priority]}</svg
      ><b>${priorityWord(this.priority)}</b></span
    >`;
  }
}
