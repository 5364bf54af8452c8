import { svg, type SVGTemplateResult } from 'lit';

type Shape = (width: number, height: number) => SVGTemplateResult;

const line = (d: string) => svg`<path class="line" d=${d} />`;

/** An exchanger at an edge, upright, with a sign: + gives heat, − takes it. */
function exchanger(x: number, h: number, warm: boolean): SVGTemplateResult {
  const [top, bottom] = [h * 0.28, h * 0.72];
  const sign = `M${x + 5} ${top + 10}h10${warm ? `M${x + 10} ${top + 5}v10` : ''}`;
  return svg`<rect class="body" x=${x} y=${top} width="32" height=${bottom - top} />${line(
    `M${x} ${bottom}L${x + 32} ${top}${sign}`,
  )}`;
}

/** A finned coil with its fan: heat comes from or goes to the air. */
function airCoil(x: number, h: number): SVGTemplateResult {
  const [top, bottom] = [h * 0.28, h * 0.72];
  const y = h / 2;
  const fins = Array.from({ length: 7 }, (_, n) => `M${x} ${top + ((n + 1) * (bottom - top)) / 8}h32`).join('');
  const blade = `M${x + 16} ${y}c-6 -3 -6 -10 0 -13`;
  return svg`<rect class="body" x=${x} y=${top} width="32" height=${bottom - top} />${line(fins)}<circle class="body" cx=${x + 16} cy=${y} r="17" />
    <g class="line">${[0, 120, 240].map((angle) => svg`<path d=${blade} transform="rotate(${angle} ${x + 16} ${y})" />`)}</g>`;
}

/** A refrigerant circuit: compressor above, expansion valve below, between what stands left and right. */
function circuit(
  left: (h: number) => SVGTemplateResult,
  right: (h: number, x: number) => SVGTemplateResult,
  air = false,
): Shape {
  return (w, h) => {
    const [high, low] = [h * 0.15, h * 0.9];
    const x = w / 2;
    const loop = `M32 ${h * 0.28}V${high}H${w - 32}V${h * 0.28}M32 ${h * 0.72}V${low}H${w - 32}V${h * 0.72}`;
    return svg`<rect class="casing" x="0" y="0" width=${w} height=${h} rx="6" />
      <path class="pipe" d="${air ? '' : `M0 ${port(h, 0.36)}H16M0 ${port(h, 0.64)}H16`}M${w} ${port(h, 0.36)}H${w - 16}M${w} ${port(h, 0.64)}H${w - 16}" />
      <path class="loop" d=${loop} />${left(h)}${right(h, w - 48)}
      <circle class="body" cx=${x} cy=${high} r="22" />${line(`M${x - 20} ${high - 9}L${x + 21} ${high - 5}M${x - 20} ${high + 9}L${x + 21} ${high + 5}`)}
      <path class="body" d="M${x - 10} ${low - 8}v16l20 -16v16z" />`;
  };
}

/** Connection points lie on the grid. */
function port(h: number, share: number): number {
  return Math.round((share * h) / 8) * 8;
}

const shapes: Readonly<Record<string, Shape>> = {
  'heat-pump': circuit(
    (h) => exchanger(16, h, false),
    (h, x) => exchanger(x, h, true),
  ),
  'air-heat-pump': circuit(
    (h) => airCoil(16, h),
    (h, x) => exchanger(x, h, true),
    true,
  ),
  chiller: circuit(
    (h) => airCoil(16, h),
    (h, x) => exchanger(x, h, false),
    true,
  ),
  'four-pipe-machine': circuit(
    (h) => exchanger(16, h, false),
    (h, x) => exchanger(x, h, true),
  ),
  tank: (w, h) => svg`<rect class="vessel" x="0" y="0" width=${w} height=${h} rx=${Math.min(w / 2, 28)} ry="18" />`,
  'ice-tank': (w, h) => svg`<rect class="vessel" x="0" y="0" width=${w} height=${h} rx="4" />${snow(w - 20, 20)}`,
  borehole: (w, h) => {
    const [left, right] = [port(w, 0.2), port(w, 0.8)];
    const r = (right - left) / 2;
    const ground = [-24, -14, w + 8, w + 18].map((x) => `M${x + 8} 9l-7 8`).join('');
    return svg`<path class="ground" d="M-24 9H${w + 24}${ground}" />
      <path class="vessel" d="M${left - 7} 9V${h - r - 7}a${r + 7} ${r + 7} 0 0 0 ${2 * r + 14} 0V9" />
      <path class="pipe" d="M${left} 0V${h - r - 8}a${r} ${r} 0 0 0 ${2 * r} 0V0" />`;
  },
  room: (w, h) => svg`<path class="vessel" d="M0 ${h * 0.28}L${w / 2} 0L${w} ${h * 0.28}V${h}H0Z" />`,
  'pump-station': (w, h) => {
    const y = port(h, 0.36);
    return svg`<rect class="casing" x="0" y="0" width=${w} height=${h} rx="6" /><path class="pipe" d="M0 ${y}H${w}" />
      <circle class="body" cx=${w / 2} cy=${y} r="24" />${line(`M${w / 2 - 12} ${y - 20.8}L${w / 2 + 24} ${y}L${w / 2 - 12} ${y + 20.8}`)}`;
  },
};

function snow(x: number, y: number): SVGTemplateResult {
  return svg`<g class="loop">${[0, 60, 120].map((angle) => svg`<path d="M${x - 9} ${y}H${x + 9}M${x - 6} ${y - 3}v6M${x + 6} ${y - 3}v6" transform="rotate(${angle} ${x} ${y})" />`)}</g>`;
}

/** How a machine, tank or room is drawn in its size; undefined for other symbols. */
export function machineShape(name: string): Shape | undefined {
  return shapes[name];
}
