import { zoneFormats } from '../live/clock';
import { chartColours, penStyle } from './chart-options';
import { text } from './pen-list';
import type { TimeRange } from './range';
import type { Pen } from './trend-model';

const LINE = 22;
const PAD = 12;

/** The chart as a picture with its time, its pens and their values at the right end. */
export function picture(chart: HTMLCanvasElement, pens: readonly Pen[], range: TimeRange, zone: string): Promise<Blob> {
  const scale = devicePixelRatio;
  const colours = chartColours(chart);
  const canvas = document.createElement('canvas');
  canvas.width = chart.width;
  canvas.height = chart.height + (pens.length + 2) * LINE * scale + PAD * scale;
  const ctx = canvas.getContext('2d');
  if (ctx === null) {
    return Promise.reject(new Error('no canvas'));
  }
  ctx.fillStyle = colours.panel;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(chart, 0, LINE * scale);
  ctx.scale(scale, scale);
  ctx.font = `14px ${getComputedStyle(chart).fontFamily}`;
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colours.ink;
  const { full, name } = zoneFormats(zone);
  ctx.fillText(`${full(range.from)} – ${full(range.to)} ${name(range.to)}`, PAD, LINE / 2);
  pens.forEach((pen, n) => {
    const y = chart.height / scale + (n + 1.5) * LINE;
    const { stroke, dash } = penStyle(n, colours.pens);
    ctx.strokeStyle = stroke;
    ctx.lineWidth = 3;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(PAD, y);
    ctx.lineTo(PAD + 28, y);
    ctx.stroke();
    ctx.fillText(
      `${pen.tag.description || pen.tag.tag} (${pen.tag.path}): ${text(pen, range.to)} ${pen.tag.unit}`,
      PAD + 40,
      y,
    );
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) {
        reject(new Error('no picture'));
      } else {
        resolve(blob);
      }
    });
  });
}

/** Hands a file to the person at the page. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
