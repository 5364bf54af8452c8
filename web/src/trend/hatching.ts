import type uPlot from 'uplot';
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
      say(ctx, gap.reason, (left + right) / 2, right - left, bbox.top, colours);
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

function say(
  ctx: CanvasRenderingContext2D,
  words: string,
  middle: number,
  room: number,
  top: number,
  colours: ChartColours,
): void {
  ctx.font = colours.font.replace(/^(\d+)px/, (_, size: string) => `${Number(size) * devicePixelRatio}px`);
  const width = ctx.measureText(words).width;
  const pad = 6 * devicePixelRatio;
  if (width + 2 * pad > room) {
    return;
  }
  const height = 20 * devicePixelRatio;
  ctx.fillStyle = colours.panel;
  ctx.fillRect(middle - width / 2 - pad, top + pad, width + 2 * pad, height);
  ctx.fillStyle = colours.ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(words, middle, top + pad + height / 2);
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
