import { svg, type SVGTemplateResult } from 'lit';
import { machineShape } from './drawn-machines';
import { SHAPES } from './shapes';

type Shape = (width: number, height: number) => SVGTemplateResult;

const line = (d: string) => svg`<path class="line" d=${d} />`;
const body = (d: string) => svg`<path class="body" d=${d} />`;
const ink = (d: string) => svg`<path class="ink" d=${d} />`;

const circle: Shape = (w, h) => svg`<circle class="body" cx=${w / 2} cy=${h / 2} r=${w / 2} />`;
const box: Shape = (w, h) => svg`<rect class="body" x="0" y="0" width=${w} height=${h} />`;

/** A bow tie from the left to the right edge, around a height. */
function bow(w: number, y: number, half: number): SVGTemplateResult {
  return body(`M0 ${y - half}V${y + half}L${w} ${y - half}V${y + half}Z`);
}

/** A motor: a box with an M on a stem. */
function motor(w: number, stem: number): SVGTemplateResult {
  const x = w / 2;
  return svg`${line(`M${x} ${stem}V20`)}<rect class="body" x=${x - 11} y="0" width="22" height="20" />${line(
    `M${x - 5} 15V5l5 6 5-6v10`,
  )}`;
}

function coil(sign: SVGTemplateResult): Shape {
  return (w, h) => svg`${box(w, h)}${line(`M0 ${h}L${w} 0`)}${sign}`;
}

const blade = 'M24 24C17 20 17 11 24 8';
const shapes: Readonly<Record<string, Shape>> = {
  pump: (w, h) => svg`${circle(w, h)}${line(`M${w * 0.25} ${h * 0.067}L${w} ${h / 2}L${w * 0.25} ${h * 0.933}`)}`,
  fan: (w, h) =>
    svg`${circle(w, h)}<g class="line"><path d=${blade} /><path d=${blade} transform="rotate(120 24 24)" /><path d=${blade} transform="rotate(240 24 24)" /></g><circle class="ink" cx="24" cy="24" r="2.6" />`,
  compressor: (w, h) => svg`${circle(w, h)}${line(`M4 12L45 16M4 36L45 32`)}`,
  valve: (w, h) => bow(w, h / 2, 10),
  'motor-valve': (w) => svg`${motor(w, 48)}${bow(w, 48, 10)}`,
  'three-way-valve': (w, h) => svg`${motor(w, 48)}${bow(w, 48, 10)}${body(`M${w / 2} 48L${w / 2 - 10} ${h}h20z`)}`,
  'check-valve': (w, h) =>
    svg`${line(`M2 6V26M${w - 2} 6V26M2 26L${w - 2} 6`)}${ink(`M${w - 2} 6l-9 1 5 6z`)}${line(`M0 ${h / 2}h2M${w} ${h / 2}h-2`)}`,
  'expansion-valve': (w, h) => svg`${bow(w, h / 2, 9)}${line(`M${w / 2} ${h / 2}V3M${w / 2 - 6} 3h12`)}`,
  strainer: (w, h) => svg`${box(w, h)}${line(`M0 ${h}L${w} 0M6 ${h}v-5M13 ${h}V19M20 ${h}V12`)}`,
  damper: (w, h) => svg`${box(w, h)}${slats(w, h)}`,
  'vav-box': (w, h) =>
    svg`${box(w, h)}${line(`M${w / 2 - 9} ${h - 6}L${w / 2 + 9} 6`)}<circle class="ink" cx=${w / 2} cy=${h / 2} r="2.6" />`,
  filter: (w, h) => svg`${box(w, h)}${line(zigzag(w, h))}`,
  'heating-coil': coil(line('M4 9h10M9 4v10')),
  'cooling-coil': coil(line('M4 9h10')),
  'heat-exchanger': (w, h) => svg`${box(w, h)}${line(`M0 ${h}L${w} 0`)}`,
  'rotary-recovery': (w, h) =>
    svg`<rect class="body" x="0" y="0" width=${w} height=${h} rx=${w / 2} />${line(`M${w * 0.36} ${w / 2}V${h - w / 2}M${w * 0.64} ${w / 2}V${h - w / 2}`)}<circle class="ink" cx=${w / 2} cy=${h / 2} r="3.4" />`,
  'plate-recovery': (w, h) => svg`${box(w, h)}${line(`M0 0L${w} ${h}M0 ${h}L${w} 0`)}`,
  radiator: (w, h) => svg`<rect class="body" x="0" y="0" width=${w} height=${h} rx="4" />${line(fins(w, h))}`,
  meter: (w, h) =>
    svg`${circle(w, h)}${line('M9 29a15 15 0 0 1 30 0M24 14v5M13 18l3.500 3.500M35 18l-3.500 3.500M24 30l8-10M17 38h14')}<circle class="ink" cx="24" cy="30" r="2.6" />`,
  grid: (w, h) =>
    svg`${line(`M${w / 2} 2L10 ${h - 2}M${w / 2} 2L${w - 10} ${h - 2}M8 16h${w - 16}M4 26h${w - 8}M14 ${h - 12}L32 26M34 ${h - 12}L16 26`)}${line(`M${w} ${h / 2}H28`)}`,
};

function slats(w: number, h: number): SVGTemplateResult {
  return line([1, 3, 5].map((n) => `M4 ${(h * n) / 6 + 6}L${w - 4} ${(h * n) / 6 - 6}`).join(''));
}

function zigzag(w: number, h: number): string {
  const steps = 6;
  return `M0 0${Array.from({ length: steps }, (_, n) => `L${n % 2 === 0 ? w : 0} ${((n + 1) * h) / steps}`).join('')}`;
}

function fins(w: number, h: number): string {
  return Array.from({ length: 5 }, (_, n) => `M${((n + 1) * w) / 6} 8V${h - 8}`).join('');
}

/** A symbol of a display in its own units, 8 a cell, as large as it is placed. */
export function drawn(name: string, width: number, height: number): SVGTemplateResult {
  const shape = shapes[name] ?? machineShape(name);
  if (shape !== undefined) {
    return shape(width, height);
  }
  const icon = name in SHAPES ? SHAPES[name as keyof typeof SHAPES] : SHAPES.other;
  // Symbols of machines are drawn 24 units wide, with a margin of one.
  return svg`<g transform="scale(${width / 24} ${height / 24})">${icon.draw}</g>`;
}
