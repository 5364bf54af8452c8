import { svg, type SVGTemplateResult } from 'lit';

/**
 * Every symbol on its grid of 24 units, drawn with the classes body (filled), line (stroke only), ink (filled with the line's
 * colour) and pipe (stroke beside the body, on the canvas). Shapes follow ISO 14617 and EN 12792 where these have one.
 */
export interface Shape {
  readonly draw: SVGTemplateResult;
}

const FAN_BLADES = svg`<g class="line"><path d="M12 12C9 10 9 6 12 5" /><path d="M12 12C9 10 9 6 12 5" transform="rotate(120 12 12)" /><path d="M12 12C9 10 9 6 12 5" transform="rotate(240 12 12)" /></g><circle class="ink" cx="12" cy="12" r="1.3" />`;

const machines = {
  'heat-pump': {
    draw: svg`<rect class="body" x="1.5" y="2" width="21" height="20" rx="1.5" /><path class="line" d="M6 9V6.500H18V9M6 15V18.500H18V15" /><rect class="body" x="3.5" y="9" width="5" height="6" /><path class="line" d="M3.5 15 8.5 9" /><rect class="body" x="15.5" y="9" width="5" height="6" /><path class="line" d="M15.5 15 20.5 9" /><circle class="body" cx="12" cy="6.5" r="2.9" /><path class="line" d="m9.3 5.3 5.2-.500M9.3 7.700l5.2.5" /><path class="body" d="m10 17 4 3v-3l-4 3z" />`,
  },
  chiller: {
    draw: svg`<rect class="body" x="1.5" y="6" width="21" height="16" rx="1.5" /><path class="body" d="M4 6V3h16v3z" /><path class="line" d="M7 4.500h4M13 4.500h4M12 8.500v11M7.2 11.300l9.6 5.500M16.8 11.300l-9.6 5.500M10.5 9.500l1.5 1.3 1.5-1.300M10.5 18.500l1.5-1.3 1.5 1.3" />`,
  },
  tank: {
    draw: svg`<rect class="body" x="6" y="1.5" width="12" height="21" rx="5" ry="4" /><path class="line" d="M6 7.500h12M6 16.500h12" /><path class="pipe" d="M2 5h4M18 5h4M2 19h4M18 19h4" />`,
  },
  'air-handling-unit': {
    draw: svg`<rect class="body" x="1" y="4" width="22" height="16" rx="1" /><path class="line" d="M1 12h6.500M16.5 12H23M3 5.500l2 1.1-2 1.1 2 1.1-2 1.100M21 14.100l-2 1.1 2 1.1-2 1.1 2 1.1" /><ellipse class="body" cx="12" cy="12" rx="2.6" ry="7" /><path class="line" d="M12 7.500v9" /><circle class="body" cx="19" cy="8" r="2.2" /><path class="line" d="m18 6.1 2.9 1M18 9.900l2.9-1" /><circle class="body" cx="5" cy="16" r="2.2" /><path class="line" d="m6 14.1-2.9 1M6 17.900l-2.9-1" />`,
  },
  meter: {
    draw: svg`<circle class="body" cx="12" cy="12" r="10" /><path class="line" d="M5.5 14.500a7 7 0 0 1 13 0M12 7.600v1.800M7.3 9.700l1.2 1.300M16.7 9.700l-1.2 1.3" /><path class="line" d="m12 15 3.5-4.5" /><circle class="ink" cx="12" cy="15" r="1.3" /><path class="line" d="M8.5 18.800h7" />`,
  },
  inverter: {
    draw: svg`<rect class="body" x="2" y="2" width="20" height="20" rx="1" /><path class="line" d="M2 22 22 2M5 6.500h6M5 9h1.600M7.2 9h1.600M9.4 9H11M13 17c1-2.8 2.4-2.8 3.2 0s2.2 2.8 3.2 0" />`,
  },
  pump: {
    draw: svg`<circle class="body" cx="12" cy="12" r="10" /><path class="line" d="M7 3.4 22 12 7 20.6" />`,
  },
  pipeline: {
    draw: svg`<path class="body" d="M1 8.500h22v7H1z" /><path class="body" d="M5 6.500h2v11H5zM17 6.500h2v11h-2z" /><path class="ink" d="m10 9.8 4.5 2.2-4.5 2.200z" />`,
  },
  plant: {
    draw: svg`<path class="body" d="M2 22V10l10-7.500L22 10v12z" /><path class="body" d="M9.5 22v-6.500h5V22" /><path class="line" d="M5 12.500h3v2.500H5zM16 12.500h3v2.500h-3z" />`,
  },
  other: {
    draw: svg`<rect class="body" x="2.5" y="2.5" width="19" height="19" rx="2" /><circle class="line" cx="12" cy="12" r="4" /><path class="line" d="M12 5v3M12 16v3M5 12h3M16 12h3" />`,
  },
} satisfies Record<string, Shape>;

const parts = {
  fan: { draw: svg`<circle class="body" cx="12" cy="12" r="10" />${FAN_BLADES}` },
  compressor: {
    draw: svg`<circle class="body" cx="12" cy="12" r="10" /><path class="line" d="m3.3 7 18.2 2M3.3 17l18.2-2" />`,
  },
  'heat-exchanger': {
    draw: svg`<rect class="body" x="6" y="2" width="12" height="20" /><path class="line" d="M6 22 18 2" />`,
  },
  valve: { draw: svg`<path class="body" d="m3 6 18 12V6L3 18z" />` },
  'motor-valve': {
    draw: svg`<path class="body" d="m2 10 20 9v-9L2 19zM12 14.5 8 23h8z" /><path class="line" d="M12 14.500V8" /><rect class="body" x="8" y="1" width="8" height="7" /><path class="line" d="M10 6.500v-4l2 2.5 2-2.500v4" />`,
  },
  filter: {
    draw: svg`<rect class="body" x="6" y="1" width="12" height="22" /><path class="line" d="m6 3 12 3L6 9l12 3-12 3 12 3-12 3" />`,
  },
  damper: {
    draw: svg`<rect class="body" x="6" y="1" width="12" height="22" /><path class="line" d="m8 7.5 8-3.500M8 13.800l8-3.600M8 20l8-3.5" />`,
  },
  borehole: {
    draw: svg`<path class="pipe" d="M1 5h22M3 5 1.5 7M7 5 5.5 7M18 5l-1.5 2M22 5l-1.5 2" /><path class="body" d="M9 2v18a3 3 0 0 0 6 0V2z" /><path class="line" d="M12 2v17" />`,
  },
  radiator: {
    draw: svg`<rect class="body" x="2" y="5" width="20" height="14" rx="1.5" /><path class="line" d="M6 8v8M10 8v8M14 8v8M18 8v8" />`,
  },
} satisfies Record<string, Shape>;

/** All symbols by name; a machine class is one of the names. */
export const SHAPES: Readonly<Record<keyof typeof machines | keyof typeof parts, Shape>> = { ...machines, ...parts };

/** A symbol's name. */
export type SymbolName = keyof typeof SHAPES;
