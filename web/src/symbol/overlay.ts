import { svg, type SVGTemplateResult } from 'lit';
import type { Box } from '../wire/display-model';
import type { AlarmPriority } from '../wire/model';

/** The shape of a priority in a box of 20 units, and the number in it: 1 is the most urgent. */
export const MARKS: Readonly<Record<AlarmPriority, { readonly d: string; readonly number: string }>> = {
  critical: { d: 'M1 1H19V19H1Z', number: '1' },
  high: { d: 'M10 0L21 19H-1Z', number: '2' },
  medium: { d: 'M-1 1H21L10 20Z', number: '3' },
  low: { d: 'M10 0A10 10 0 1 1 9.99 0Z', number: '4' },
};

/** A frame around what has an alarm, and its mark at the upper right corner; shown by a priority's class on the group. */
export function alarmOverlay(box: Box, priority?: AlarmPriority): SVGTemplateResult {
  const { x, y, width, height } = box;
  // A fault that is told by its own tag has no priority.
  const mark = priority === undefined ? { d: MARKS.high.d, number: '!' } : MARKS[priority];
  return svg`<rect class="frame" x=${x - 4} y=${y - 4} width=${width + 8} height=${height + 8} rx="3" />
    <g class="mark" aria-hidden="true" transform="translate(${x + width - 6} ${y - 16})"><path d=${mark.d} /><text x="10" y="15">${mark.number}</text></g>`;
}

/** What lies over a symbol when its state is stale or not known: a stroke through it, or a question mark. */
export function doubtOverlay(box: Box): SVGTemplateResult {
  const { x, y, width, height } = box;
  return svg`<path class="struck" d="M${x - 4} ${y + height / 2 + 6}L${x + width + 4} ${y + height / 2 - 6}" />
    <g class="plate" aria-hidden="true" transform="translate(${x + width - 9} ${y - 7})"><rect width="16" height="16" rx="2" /><text x="8" y="13">?</text></g>`;
}
