import { msg } from '@lit/localize';
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../style/shared';
import { barsOf, shownDay, type Bar } from './day-bars';
import type { PlannedDay } from './plan';

/** A bar narrower than this share of a day has no room for its words. */
const ROOM = 0.09;

/** What holds when, a bar a day: the taller a bar, the higher its value. */
@customElement('pr-week-picture')
export class WeekPicture extends LitElement {
  static override styles = [
    base,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 7.5rem minmax(0, 1fr);
        gap: 0.5rem;
        align-items: center;
        min-height: 2rem;
      }
      svg {
        display: block;
        width: 100%;
        height: 1.75rem;
        background: var(--box);
      }
      .name {
        overflow-wrap: anywhere;
        font-size: 0.875rem;
      }
      .exception .name {
        font-weight: 650;
      }
      rect {
        fill: var(--fill, var(--line));
        stroke: var(--ink-2);
        stroke-width: 1;
      }
      text {
        fill: var(--ink);
        font: 0.8125rem var(--font);
        font-variant-numeric: tabular-nums;
      }
      .hours {
        display: flex;
        justify-content: space-between;
        font-size: 0.75rem;
        color: var(--ink-2);
      }
      @media (max-width: 30rem) {
        li {
          grid-template-columns: 5.5rem minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) days: readonly PlannedDay[] = [];
  /** What holds when the first day begins; undefined when nothing was planned. */
  @property() held: string | undefined;
  @property() unit = '';

  override render() {
    const bars = barsOf(this.days, this.held);
    return html`<ol data-testid="week-picture">
      ${this.days.map((day, n) => this.day(day, bars[n] ?? []))}
      <li aria-hidden="true">
        <span></span
        ><span class="hours"><span>00</span><span>06</span><span>12</span><span>18</span><span>24</span></span>
      </li>
    </ol>`;
  }

  private day(day: PlannedDay, bars: readonly Bar[]) {
    const name = shownDay(day.day);
    const words = bars.map((bar) => `${bar.from} ${this.words(bar)}`).join(', ');
    return html`<li class=${day.exception === '' ? '' : 'exception'} data-day=${day.day}>
      <span class="name">${name}${day.exception === '' ? nothing : html`<br />${day.exception}`}</span>
      <svg role="img" aria-label="${name}: ${words === '' ? msg('nothing is written') : words}">
        ${bars.map((bar) => this.bar(bar))}
      </svg>
    </li>`;
  }

  private bar(bar: Bar) {
    // Words stand above the bars, so that no line strikes them through.
    const height = 12 + 30 * bar.level;
    return svg`<rect x=${percent(bar.start)} width=${percent(bar.length)} y="${100 - height}%" height="${height}%">
        <title>${bar.from} ${this.words(bar)}</title>
      </rect>
      ${bar.length < ROOM ? nothing : svg`<text x=${percent(bar.start)} dx="5" y="0" dy="13">${bar.value}</text>`}`;
  }

  private words(bar: Bar): string {
    return this.unit === '' ? bar.value : `${bar.value} ${this.unit}`;
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
