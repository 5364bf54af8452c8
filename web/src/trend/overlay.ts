import type uPlot from 'uplot';
import type { Annotation } from '../wire/trend-api';
import type { ChartColours } from './chart-options';
import type { Cursors } from './cursors';

/** Draws the two cursors over the lines, each with its number. */
export function drawCursors(chart: uPlot, cursors: Cursors, colours: ChartColours): void {
  (['first', 'second'] as const).forEach((which, n) => {
    const at = cursors[which];
    if (at !== null) {
      flag(chart, at / 1000, String(n + 1), colours, { solid: cursors.active === which, row: 0 });
    }
  });
}

/** Draws where annotations stand: a line for each, a shade over those that last. */
export function drawAnnotations(chart: uPlot, annotations: readonly Annotation[], colours: ChartColours): void {
  const { ctx, bbox } = chart;
  annotations.forEach((one, n) => {
    const [from, to] = [Date.parse(one.from) / 1000, Date.parse(one.to) / 1000];
    if (to > from) {
      const left = Math.max(bbox.left, chart.valToPos(from, 'x', true));
      const right = Math.min(bbox.left + bbox.width, chart.valToPos(to, 'x', true));
      ctx.save();
      ctx.globalAlpha = 0.12;
      ctx.fillStyle = colours.ink;
      ctx.fillRect(left, bbox.top, Math.max(0, right - left), bbox.height);
      ctx.restore();
    }
    flag(chart, from, letter(n), colours, { solid: false, row: 1 });
  });
}

/** The mark of the n-th annotation, in the chart and beside its words: a, b, … z, aa. */
export function letter(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letter(Math.floor(n / 26) - 1) + last;
}

function flag(
  chart: uPlot,
  time: number,
  words: string,
  colours: ChartColours,
  look: { readonly solid: boolean; readonly row: number },
): void {
  const { ctx, bbox } = chart;
  const x = chart.valToPos(time, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width) {
    return;
  }
  const size = 16 * devicePixelRatio;
  const top = bbox.top + look.row * (size + 2);
  ctx.save();
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = (look.solid ? 2 : 1) * devicePixelRatio;
  ctx.setLineDash(look.solid ? [] : [4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.fillStyle = look.solid ? colours.ink : colours.panel;
  ctx.setLineDash([]);
  ctx.lineWidth = devicePixelRatio;
  ctx.fillRect(x - size / 2, top, size, size);
  ctx.strokeRect(x - size / 2, top, size, size);
  ctx.fillStyle = look.solid ? colours.panel : colours.ink;
  ctx.font = `${12 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(words, x, top + size / 2);
  ctx.restore();
}
