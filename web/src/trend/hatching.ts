import type uPlot from 'uplot';
import { gapWords } from '../live/gap-words';
import type { ChartColours } from './chart-options';
import type { Hole } from './pen-line';

/** Distance of the hatching's lines, in pixels of the screen. */
const STEP = 8;

/** Draws the gaps of all pens behind the lines: hatched, and said in words where there is room. */
export function drawGaps(chart: uPlot, gaps: readonly Hole[], colours: ChartColours): void {
  const { ctx, bbox } = chart;
  for (const gap of gaps) {
    const left = Math.max(bbox.left, chart.valToPos(gap.from, 'x', true));
    const right = Math.min(bbox.left + bbox.width, chart.valToPos(gap.to, 'x', true));
    if (right > left) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, bbox.top, right - left, bbox.height);
      ctx.clip();
      hatch(ctx, left, right, bbox.top, bbox.height, colours);
      say(ctx, gapWords(gap.reason), (left + right) / 2, right - left, bbox.top, colours);
      ctx.restore();
    }
  }
}

function hatch(
  ctx: CanvasRenderingContext2D,
  left: number,
  right: number,
  top: number,
  height: number,
  colours: ChartColours,
): void {
  const step = STEP * devicePixelRatio;
  ctx.strokeStyle = colours.hatch;
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  // Lines start at multiples of the step, so that they stand still while the chart moves beneath.
  for (let x = Math.floor((left - height) / step) * step; x < right; x += step) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** Writes the reason across the gap, upright where it is narrow, not at all where it is narrower than a line. */
function say(
  ctx: CanvasRenderingContext2D,
  words: string,
  middle: number,
  room: number,
  top: number,
  colours: ChartColours,
): void {
  ctx.font = colours.font.replace(/^(\d+)px/, (_, size: string) => `${Number(size) * devicePixelRatio}px`);
  const pad = 6 * devicePixelRatio;
  const height = 20 * devicePixelRatio;
  const width = ctx.measureText(words).width + 2 * pad;
  if (room < height) {
    return;
  }
  const upright = room < width;
  ctx.translate(middle, top + pad + (upright ? width : height) / 2);
  ctx.rotate(upright ? -Math.PI / 2 : 0);
  ctx.fillStyle = colours.panel;
  ctx.fillRect(-width / 2, -height / 2, width, height);
  ctx.fillStyle = colours.ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(words, 0, 0);
}

/** Gaps of several pens with the same reason, joined where they touch, so that each span is hatched once. */
export function mergedGaps(gaps: readonly Hole[]): readonly Hole[] {
  const merged: Hole[] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last?.reason === gap.reason && gap.from <= last.to) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, gap.to) };
    } else {
      merged.push(gap);
    }
  }
  return merged;
}
