import { isDiscrete } from '../live/format';
import { runningTag } from '../symbol/running';
import { KINDS } from '../symbol/library';
import type { Box, Cell, DrawnBar, DrawnValue, Drawing, Pipe, PlacedSymbol } from '../wire/display-model';
import type { DeviceInfo, MachineClass, TagInfo } from '../wire/model';

/** Most values a made picture shows; the table beside it has them all. */
const VALUES = 18;
const BARS = 6;

/** How a class of machine is drawn: its symbol, its size in cells, and on which sides pipes come. */
const CLASSES: Readonly<
  Record<MachineClass, { readonly symbol: string; readonly size: Cell; readonly sides: string }>
> = {
  'heat-pump': { symbol: 'heat-pump', size: { x: 30, y: 28 }, sides: 'both' },
  chiller: { symbol: 'chiller', size: { x: 30, y: 28 }, sides: 'right' },
  tank: { symbol: 'tank', size: { x: 14, y: 28 }, sides: 'both' },
  'air-handling-unit': { symbol: 'air-handling-unit', size: { x: 28, y: 24 }, sides: 'ducts' },
  meter: { symbol: 'meter', size: { x: 12, y: 12 }, sides: 'none' },
  inverter: { symbol: 'inverter', size: { x: 12, y: 12 }, sides: 'none' },
  pump: { symbol: 'pump', size: { x: 12, y: 12 }, sides: 'line' },
  pipeline: { symbol: 'pipeline', size: { x: 16, y: 12 }, sides: 'line' },
  plant: { symbol: 'plant', size: { x: 16, y: 16 }, sides: 'none' },
  other: { symbol: 'other', size: { x: 12, y: 12 }, sides: 'none' },
};

/** Words of a tag's name that put it on a side of the machine, and high or low there. */
const LEFT_HIGH = /brine.?(in|from)|source(temp|.?in)|outdoor|fresh|from.?field/i;
const LEFT_LOW = /brine.?(out|to)|source.?out|exhaust|extract|to.?field|wall/i;
const RIGHT_HIGH = /flow.?temp|supply|leaving|hot|top|forward/i;
const RIGHT_LOW = /return|entering|cold|bottom/i;

type Side = 'left-high' | 'left-low' | 'right-high' | 'right-low' | 'below';

/** Where a number belongs by its name and unit; temperatures and flows at their pipes, all else below. */
export function sideOf(tag: TagInfo): Side {
  const name = `${tag.tag} ${tag.description}`;
  if (!/°C|K|bar|kPa|l\/s|m³\/h|kg\/s|l\/min/.test(tag.unit)) {
    return 'below';
  }
  if (LEFT_LOW.test(name)) {
    return 'left-low';
  }
  if (LEFT_HIGH.test(name)) {
    return 'left-high';
  }
  if (RIGHT_LOW.test(name)) {
    return 'right-low';
  }
  return RIGHT_HIGH.test(name) ? 'right-high' : 'below';
}

/** A picture of any machine, made of its class and its tags' names and units; nothing in it overlaps. */
export function autoDrawing(info: DeviceInfo): Drawing {
  const { symbol, size, sides } = CLASSES[info.machineClass];
  const chosen = chosenTags(info.tags);
  const columns = split(chosen.numbers);
  const left = widest(columns.left) + 4;
  const tall = Math.max(size.y + 4, 6 * Math.max(columns.left.length, columns.right.length) + 2);
  const box: Box = { x: left + 4, y: 3 + Math.floor((tall - size.y) / 2), width: size.x, height: size.y };
  const right = box.x + box.width + 6;
  const values = [...column(columns.left, 2, tall), ...column(columns.right, right, tall)];
  const below = rows([...columns.below, ...chosen.words], 2, tall + 5, Math.max(72, right + widest(columns.right)));
  const bars = barsOf(chosen.bars, Math.max(74, right + widest(columns.right) + 2));
  const all = [...values, ...below];
  const placed = placedSymbol(info, symbol, box);
  const boxes = [...all, ...bars].map((one) => one.box);
  return {
    size: {
      x: Math.max(box.x + box.width + 2, ...boxes.map((one) => one.x + one.width)) + 2,
      y: Math.max(tall + 4, ...boxes.map((one) => one.y + one.height)) + 2,
    },
    symbols: [placed],
    pipes: pipesOf(sides, placed, left + 1, right - 1),
    values: all,
    bars,
    texts: [],
    zones: [],
  };
}

interface Chosen {
  readonly numbers: readonly TagInfo[];
  readonly words: readonly TagInfo[];
  readonly bars: readonly TagInfo[];
}

/** The overview's tags, or the first ones of a type that names none. */
function chosenTags(tags: readonly TagInfo[]): Chosen {
  const overview = tags.filter((tag) => tag.overview);
  const shown = (overview.length > 0 ? overview : tags).slice(0, VALUES);
  const numbers = shown.filter((tag) => !isDiscrete(tag));
  return { numbers, words: shown.filter(isDiscrete), bars: numbers.filter((tag) => tag.unit !== '').slice(0, BARS) };
}

function split(numbers: readonly TagInfo[]) {
  const of = (side: Side) => numbers.filter((tag) => sideOf(tag) === side);
  const left = [...of('left-high').slice(0, 3), ...of('left-low').slice(0, 2)];
  const right = [...of('right-high').slice(0, 3), ...of('right-low').slice(0, 2)];
  return { left, right, below: numbers.filter((tag) => !left.includes(tag) && !right.includes(tag)) };
}

/** A label is as wide as the host's check counts it. */
function widthOf(tag: TagInfo): number {
  return Math.max(11, Math.ceil(labelOf(tag).length * 0.95));
}

function labelOf(tag: TagInfo): string {
  const label = tag.description || tag.tag;
  return label.length <= 28 ? label : `${label.slice(0, 27)}…`;
}

function widest(tags: readonly TagInfo[]): number {
  return Math.max(0, ...tags.map(widthOf));
}

function valueAt(tag: TagInfo, x: number, y: number): DrawnValue {
  return { box: { x, y, width: widthOf(tag), height: 5 }, label: labelOf(tag), tag: tag.tag, setPoint: null };
}

function column(tags: readonly TagInfo[], x: number, tall: number): readonly DrawnValue[] {
  const gap = Math.max(6, Math.floor(tall / Math.max(1, tags.length)));
  return tags.map((tag, n) => valueAt(tag, x, 2 + n * gap));
}

function rows(tags: readonly TagInfo[], x: number, y: number, width: number): readonly DrawnValue[] {
  const values: DrawnValue[] = [];
  let [column, row] = [x, y];
  for (const tag of tags) {
    if (column > x && column + widthOf(tag) > width) {
      [column, row] = [x, row + 6];
    }
    values.push(valueAt(tag, column, row));
    column += widthOf(tag) + 3;
  }
  return values;
}

function barsOf(tags: readonly TagInfo[], x: number): readonly DrawnBar[] {
  let next = x + 2;
  return tags.map((tag) => {
    const width = widthOf(tag);
    const box = { x: next, y: 2, width, height: 19 };
    next += width + 2;
    return { box, label: labelOf(tag), tag: tag.tag, setPoint: null, scale: null, normal: null };
  });
}

function placedSymbol(info: DeviceInfo, symbol: string, box: Box): PlacedSymbol {
  const temperatures = info.tags.filter((tag) => tag.unit === '°C');
  const find = (word: RegExp) => temperatures.find((tag) => word.test(tag.tag));
  const layers = symbol === 'tank' ? [find(/top/i), find(/middle/i), find(/bottom/i)] : [];
  return {
    id: info.name,
    symbol,
    box,
    turn: 'right',
    label: info.name.length <= 30 ? info.name : '',
    labelAt: 'below',
    machine: null,
    running: runningTag(info.tags)?.tag ?? null,
    fault: info.tags.find((tag) => tag.type === 'bool' && /^(fault|tripped|alarm)/i.test(tag.tag))?.tag ?? null,
    mode: null,
    value: null,
    level: null,
    layers: layers.flatMap((tag) => tag?.tag ?? []),
    tags: info.tags.filter((tag) => tag.overview).map((tag) => tag.tag),
  };
}

/** Short pipes at the connection points, as far as the columns of values. */
function pipesOf(sides: string, placed: PlacedSymbol, left: number, right: number): readonly Pipe[] {
  const ports = Object.entries(KINDS[placed.symbol]?.ports ?? {});
  const wanted = ports.filter(([, [x = 0]]) => (x === 0 && sides !== 'right') || x === 1);
  if (sides === 'none') {
    return [];
  }
  return wanted.map(([name, [x = 0, y = 0]]) => {
    const at = { x: placed.box.x + x * placed.box.width, y: placed.box.y + Math.round(y * placed.box.height) };
    const end = { x: x === 0 ? left : right, y: at.y };
    const returns = /in|return|bottom|exhaust|extract|middle/.test(name) && sides !== 'line';
    return { kind: returns ? 'return' : 'supply', flow: false, points: [at, end] };
  });
}
