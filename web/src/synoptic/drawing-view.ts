import { msg } from '@lit/localize';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { symbolTitle } from '../symbol/symbol-words';
import { drawn } from '../symbol/drawn';
import { alarmOverlay, doubtOverlay } from '../symbol/overlay';
import type { Box, Cell, DrawnBar, DrawnValue, Drawing, Pipe, PlacedSymbol } from '../wire/display-model';
import type { FindTag } from './tag-names';

/** Units of the drawing in a cell of the grid. */
export const CELL = 8;

/** Lines of label and value, as the host's check counts them. */
const LINE = 2 * CELL;
const BOX_WIDTH = 11 * CELL;
const BOX_HEIGHT = 3 * CELL;
const BAR_HEIGHT = 12 * CELL;
const BAR_WIDTH = 2 * CELL;
const DUCT = 6 * CELL;

/** A box of cells in units. */
export function units(box: Box): Box {
  return { x: box.x * CELL, y: box.y * CELL, width: box.width * CELL, height: box.height * CELL };
}

/** Values that are painted together, however few of them changed. */
const BLOCK = 50;

/**
 * The values of a drawing in blocks, each for a picture of its own over the drawing's: a browser paints a picture
 * whole when one of its numbers changes.
 */
export function valueBlocks(drawing: Drawing, find: FindTag): readonly SVGTemplateResult[] {
  const { values } = drawing;
  return Array.from({ length: Math.ceil(values.length / BLOCK) }, (_, n) => {
    const block = values.slice(n * BLOCK, (n + 1) * BLOCK);
    return svg`${block.map((value) => valueView(value, find))}`;
  });
}

/** A drawing without its values; {@link Bindings} fill in its live parts by their data attributes. */
export function drawingView(drawing: Drawing, find: FindTag): SVGTemplateResult {
  return svg`${drawing.zones.map((zone) => zoneView(units(zone.box), zone.label))}
    ${drawing.pipes.filter((pipe) => pipe.kind === 'duct').map(pipeView)}
    ${drawing.pipes.filter((pipe) => pipe.kind !== 'duct').map(pipeView)}
    ${drawing.symbols.map((symbol) => symbolView(symbol))}
    ${drawing.texts.map(({ box, text, title }) => {
      const at = units(box);
      return svg`<text class=${title ? 'title' : 'label'} x=${at.x} y=${at.y + (title ? 17 : 12.5)}>${text}</text>`;
    })}
    ${drawing.bars.map((bar) => barView(bar, find))}
    ${drawing.pipes.filter((pipe) => pipe.flow).map(arrowView)}`;
}

function zoneView(box: Box, label: string): SVGTemplateResult {
  return svg`<rect class="zone" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="6" />${
    label === '' ? nothing : svg`<text class="title" x=${box.x + CELL} y=${box.y + 24}>${label}</text>`
  }`;
}

function pipeView(pipe: Pipe): SVGTemplateResult {
  const d = pipe.points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x * CELL} ${y * CELL}`).join('');
  if (pipe.kind === 'signal') {
    return svg`<path class="signal" d=${d} />`;
  }
  const [outer, inner] = pipe.kind === 'duct' ? [DUCT + 2, DUCT - 1] : [7, 4.5];
  return svg`<path class="pipe-edge" stroke-width=${outer} d=${d} /><path class="pipe-${pipe.kind}" stroke-width=${inner} d=${d} />`;
}

/** An arrow in the middle of the longest straight piece. */
function arrowView(pipe: Pipe): SVGTemplateResult {
  const { from, to } = longest(pipe.points);
  const [x, y] = [((from.x + to.x) * CELL) / 2, ((from.y + to.y) * CELL) / 2];
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return svg`<path class="arrow" d="M7 0L-5 -6V6Z" transform="translate(${x} ${y}) rotate(${angle})" />`;
}

function longest(points: readonly Cell[]): { from: Cell; to: Cell } {
  let best = { from: points[0] ?? { x: 0, y: 0 }, to: points[1] ?? { x: 1, y: 0 } };
  const length = (from: Cell, to: Cell) => Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  points.slice(1).forEach((to, n) => {
    const from = points[n] ?? to;
    if (length(from, to) > length(best.from, best.to)) {
      best = { from, to };
    }
  });
  return best;
}

function turned(symbol: PlacedSymbol, box: Box): string {
  switch (symbol.turn) {
    case 'right':
      return `translate(${box.x} ${box.y})`;
    case 'left':
      return `translate(${box.x + box.width} ${box.y}) scale(-1 1)`;
    case 'down':
      return `translate(${box.x + box.width} ${box.y}) rotate(90)`;
    case 'up':
      return `translate(${box.x} ${box.y + box.height}) rotate(-90)`;
  }
}

function symbolView(symbol: PlacedSymbol): SVGTemplateResult {
  const box = units(symbol.box);
  const upright = symbol.turn === 'down' || symbol.turn === 'up';
  const [width, height] = upright ? [box.height, box.width] : [box.width, box.height];
  const title = symbolTitle(symbol.symbol);
  return svg`<g class="symbol" role="button" tabindex="0" data-symbol=${symbol.id} data-title=${title}>
      <g transform=${turned(symbol, box)}>${drawn(symbol.symbol, width, height)}</g>
      ${symbol.level === null ? nothing : levelView(symbol, box)}
      ${layersView(symbol, box)}
      ${labelView(symbol, box)}
      ${doubtOverlay(box)}
      ${symbol.mode === null ? nothing : letterView(symbol.mode, box)}
      ${alarmOverlay(box)}
    </g>`;
}

function letterView(mode: string, box: Box): SVGTemplateResult {
  return svg`<g class="letter" data-letter=${mode} transform="translate(${box.x + box.width} ${box.y - 6})"><rect width="16" height="16" rx="2" /><text x="8" y="13"></text></g>`;
}

function levelView(symbol: PlacedSymbol, box: Box): SVGTemplateResult {
  return svg`<rect class="level" data-level=${symbol.level ?? ''} data-top=${box.y} data-height=${box.height} x=${box.x + 4} y=${box.y + box.height} width=${box.width - 8} height="0" />`;
}

function layersView(symbol: PlacedSymbol, box: Box): SVGTemplateResult | typeof nothing {
  const count = symbol.layers.length;
  if (count === 0) {
    return nothing;
  }
  const step = box.height / count;
  return svg`${symbol.layers.slice(1).map((_, n) => svg`<path class="layer" d="M${box.x} ${box.y + (n + 1) * step}H${box.x + box.width}" />`)}
    ${symbol.layers.map((tag, n) => readingView(tag, box.x + (box.width - BOX_WIDTH) / 2, box.y + (n + 0.5) * step - BOX_HEIGHT / 2))}`;
}

function labelView(symbol: PlacedSymbol, box: Box): SVGTemplateResult | typeof nothing {
  const lines = (symbol.label === '' ? 0 : 1) + (symbol.value === null ? 0 : 1);
  const height = lines * LINE;
  const middle = box.y + (box.height - height) / 2;
  const { labelAt } = symbol;
  const anchor = labelAt === 'left' ? 'end' : labelAt === 'right' ? 'start' : 'middle';
  const x = {
    above: box.x + box.width / 2,
    below: box.x + box.width / 2,
    left: box.x - 6,
    right: box.x + box.width + 6,
  };
  const y = { above: box.y - height - 5, below: box.y + box.height + 2, left: middle, right: middle };
  const second = y[labelAt] + (symbol.label === '' ? 0 : LINE);
  return svg`${symbol.label === '' ? nothing : svg`<text class="label" text-anchor=${anchor} x=${x[labelAt]} y=${y[labelAt] + 12.5}>${symbol.label}</text>`}
    ${symbol.value === null ? nothing : svg`<g class="value" data-value=${symbol.value}><text class="reading" text-anchor=${anchor} x=${x[labelAt]} y=${second + 13}><tspan class="number"></tspan><tspan class="unit" dx="3"></tspan></text></g>`}`;
}

/**
 * A box for one value. Number and unit are texts of their own, so that the number that changes is the only one to be
 * laid out again; {@link Bindings} puts it beside its unit.
 */
function readingView(tag: string, x: number, y: number): SVGTemplateResult {
  const [end, line] = [x + BOX_WIDTH - 7, y + 17.5];
  return svg`<g class="value" data-value=${tag}><rect class="box" x=${x} y=${y} width=${BOX_WIDTH} height=${BOX_HEIGHT} rx="2.5" /><text class="reading number" text-anchor="end" x=${end} y=${line}></text><text class="reading unit" text-anchor="end" x=${end} y=${line}></text></g>`;
}

function valueView(value: DrawnValue, find: FindTag): SVGTemplateResult {
  const box = units(value.box);
  const top = value.label === '' ? 0 : LINE;
  const name = find(value.tag)?.description ?? value.tag;
  return svg`<g class="spot" role="button" tabindex="0" data-spot=${value.tag} data-title=${value.label || name}>
      ${value.label === '' ? nothing : svg`<text class="label" x=${box.x} y=${box.y + 12}>${value.label}</text>`}
      ${readingView(value.tag, box.x, box.y + top)}
      ${value.setPoint === null ? nothing : setPointView(value.setPoint, box.x + 2, box.y + top + BOX_HEIGHT + 13)}
      ${alarmOverlay(box)}
    </g>`;
}

function setPointView(tag: string, x: number, y: number): SVGTemplateResult {
  return svg`<g class="value set" data-value=${tag}><text class="reading small" x=${x} y=${y}>${msg('SP')} <tspan class="number"></tspan></text></g>`;
}

function barView(bar: DrawnBar, find: FindTag): SVGTemplateResult {
  const box = units(bar.box);
  const x = box.x + (box.width - BAR_WIDTH) / 2;
  const top = box.y + LINE + 4;
  const middle = box.x + box.width / 2;
  const name = find(bar.tag)?.description ?? bar.tag;
  return svg`<g class="spot" role="button" tabindex="0" data-spot=${bar.tag} data-title=${bar.label || name}>
      <text class="label" text-anchor="middle" x=${middle} y=${box.y + 12}>${bar.label}</text>
      <g class="bar" data-bar=${bar.tag} data-set=${bar.setPoint ?? ''} data-x=${x} data-top=${top} data-length=${BAR_HEIGHT - 8}>
        <rect class="track" x=${x} y=${top} width=${BAR_WIDTH} height=${BAR_HEIGHT - 8} />
        <rect class="normal" x=${x} y=${top} width=${BAR_WIDTH} height="0" />
        <path class="goal" d="M${x + BAR_WIDTH} 0l10 -6v12z" />
        <path class="pointer" d="M${x} 0l-12 -7v14zM${x} 0h${BAR_WIDTH}" />
      </g>
      <g class="value" data-value=${bar.tag}><text class="reading" text-anchor="middle" x=${middle} y=${top + BAR_HEIGHT + 10}><tspan class="number"></tspan></text><text class="label unit" text-anchor="middle" x=${middle} y=${top + BAR_HEIGHT + 25}></text></g>
      ${alarmOverlay(box)}
    </g>`;
}
