import type { Live } from '../live/live';
import { isTrusted } from '../live/quality';
import type { BarScale } from '../value/bar-scale';
import type { PlacedSymbol } from '../wire/display-model';
import type { TagInfo } from '../wire/model';
import { AlarmFrames, shownPriority, type Framed } from './alarm-frames';
import { isFault, modeLetter, symbolLook, valueLook } from './look';
import { symbolLabel } from './symbol-label';
import { deviceOf, type FindTag } from './tag-names';

const GROUPS = ['good', 'uncertain', 'stale', 'bad'];
const LOOKS = ['running', 'stopped', 'stale', 'uncertain', 'bad', 'fault'];

/**
 * Keeps the live parts of a picture up to date without drawing it again: a text node is written only when its words
 * changed, a class only when the look did. Owned by the page's only thread.
 */
export class Bindings {
  private readonly live: Live;
  private readonly find: FindTag;
  private readonly ends: (() => void)[] = [];
  private framed: Framed[] = [];
  private frames: AlarmFrames | undefined;

  constructor(live: Live, find: FindTag) {
    this.live = live;
    this.find = find;
  }

  /** Ends all bindings. */
  end(): void {
    this.ends.forEach((end) => {
      end();
    });
    this.ends.length = 0;
    this.framed = [];
    this.frames?.end();
  }

  /** Binds all parts below an element that name a tag. */
  bind(root: ParentNode, symbols: readonly PlacedSymbol[]): void {
    root.querySelectorAll('[data-value]').forEach((element) => {
      this.bindValue(element);
    });
    root.querySelectorAll('[data-letter]').forEach((element) => {
      this.bindLetter(element);
    });
    root.querySelectorAll('[data-level]').forEach((element) => {
      this.bindLevel(element);
    });
    const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
    root.querySelectorAll<SVGElement>('[data-symbol]').forEach((element) => {
      const symbol = byId.get(element.dataset.symbol ?? '');
      if (symbol !== undefined) {
        this.bindSymbol(element, symbol);
      }
    });
    root.querySelectorAll<SVGElement>('[data-spot]').forEach((element) => {
      const tag = this.find(element.dataset.spot ?? '');
      this.framed.push({ element, paths: tag === undefined ? [] : [tag.path] });
    });
    this.framed.push(...this.machineFrames(root, symbols));
    this.frames = new AlarmFrames(this.live.alarms, this.framed, name);
  }

  /** Fills in the scales of bars, once they are known. */
  scale(root: ParentNode, scaleOf: (tag: string) => BarScale | undefined): void {
    root.querySelectorAll<SVGElement>('[data-bar]').forEach((element) => {
      const scale = scaleOf(element.dataset.bar ?? '');
      if (scale !== undefined && element.dataset.scaled !== JSON.stringify(scale)) {
        element.dataset.scaled = JSON.stringify(scale);
        this.bindBar(element, scale);
      }
    });
  }

  /** Shows the marks of alarms nobody has acknowledged light and dark in turn. */
  blink(dim: boolean): void {
    this.frames?.blink(dim);
  }

  private watch(tag: TagInfo, call: () => void): void {
    this.ends.push(this.live.store.watch(tag.path, call));
    call();
  }

  private bindValue(element: Element): void {
    const tag = this.find(element.getAttribute('data-value') ?? '');
    const number = element.querySelector('.number');
    if (tag === undefined || number === null) {
      return;
    }
    element.setAttribute('data-path', tag.path);
    const unit = element.querySelector('.unit');
    if (unit !== null) {
      unit.textContent = tag.unit;
      if (unit.matches('text.reading')) {
        number.setAttribute('x', String(Number(unit.getAttribute('x')) - unitWidth(tag.unit)));
      }
    }
    let [text, group] = ['', ''];
    const words = number.appendChild(document.createTextNode(''));
    this.watch(tag, () => {
      const look = valueLook(this.live.store.reading(tag.path), tag);
      if (look.text !== text) {
        words.data = text = look.text;
      }
      if (look.group !== group) {
        element.classList.remove(...GROUPS);
        element.classList.add((group = look.group));
        element.setAttribute('data-quality', this.live.store.reading(tag.path)?.quality ?? 'bad-waiting');
      }
    });
  }

  private bindLetter(element: Element): void {
    const tag = this.find(element.getAttribute('data-letter') ?? '');
    const text = element.querySelector('text');
    if (tag !== undefined && text !== null) {
      this.watch(tag, () => {
        const letter = modeLetter(this.live.store.reading(tag.path), tag);
        element.classList.toggle('told', letter !== '');
        text.textContent = letter;
      });
    }
  }

  private bindLevel(element: Element): void {
    const tag = this.find(element.getAttribute('data-level') ?? '');
    const [top, height] = [Number(element.getAttribute('data-top')), Number(element.getAttribute('data-height'))];
    if (tag !== undefined) {
      this.watch(tag, () => {
        const reading = this.live.store.reading(tag.path);
        const known = reading !== undefined && isTrusted(reading.quality);
        const full = known ? Math.min(100, Math.max(0, Number(reading.value))) / 100 : 0;
        element.setAttribute('y', String(top + 4 + (height - 8) * (1 - full)));
        element.setAttribute('height', String((height - 8) * full));
      });
    }
  }

  private bindSymbol(element: SVGElement, symbol: PlacedSymbol): void {
    const running = symbol.running === null ? undefined : this.find(symbol.running);
    const fault = symbol.fault === null ? undefined : this.find(symbol.fault);
    const tags = symbolTags(symbol, this.find);
    const [first] = tags;
    this.framed.push({ element, paths: tags.map((tag) => tag.path) });
    const show = () => {
      const look = symbolLook(this.live.store.reading(running?.path ?? first?.path ?? ''), running !== undefined);
      const fails = fault !== undefined && isFault(this.live.store.reading(fault.path));
      // eslint-disable-next-line texts/visible-text -- names of classes
      const state = fails ? `${look} fault` : look;
      if (element.dataset.state !== state) {
        element.dataset.state = state;
        element.classList.remove(...LOOKS);
        element.classList.add(...state.split(' '));
        element.dataset.look = state === 'running' && running === undefined ? '' : state;
        name(element);
      }
    };
    element.dataset.label = symbol.label;
    delete element.dataset.state; // another language may have come: it is named anew
    show();
    [running ?? first, fault]
      .filter((tag) => tag !== undefined)
      .forEach((tag) => {
        this.watch(tag, show);
      });
  }

  /** A machine's own alarm, as a lost link, frames the symbol that stands for it. */
  private machineFrames(root: ParentNode, symbols: readonly PlacedSymbol[]): Framed[] {
    const frames = new Map<string, Framed>();
    for (const symbol of symbols) {
      const device = machineOf(symbol, this.find);
      const element = root.querySelector(`[data-symbol="${CSS.escape(symbol.id)}"]`);
      if (device !== undefined && element !== null && (symbol.machine !== null || !frames.has(device))) {
        frames.set(device, { element, paths: [device] });
      }
    }
    return [...frames.values()];
  }

  private bindBar(element: SVGElement, scale: BarScale): void {
    const tag = this.find(element.dataset.bar ?? '');
    const [top, length] = [Number(element.dataset.top), Number(element.dataset.length)];
    const place = (value: number) =>
      top + length * (1 - Math.min(1, Math.max(0, (value - scale.min) / (scale.max - scale.min))));
    const normal = element.querySelector('.normal');
    normal?.setAttribute('y', String(place(scale.normalMax)));
    normal?.setAttribute('height', String(Math.max(1, place(scale.normalMin) - place(scale.normalMax))));
    this.bindPointer(element.querySelector('.pointer'), tag, place);
    this.bindPointer(element.querySelector('.goal'), this.find(element.dataset.set ?? ''), place);
  }

  private bindPointer(pointer: Element | null, tag: TagInfo | undefined, place: (value: number) => number): void {
    if (pointer === null || tag === undefined) {
      return;
    }
    this.watch(tag, () => {
      const reading = this.live.store.reading(tag.path);
      const value = reading !== undefined && isTrusted(reading.quality) ? reading.value : null;
      pointer.classList.toggle('known', typeof value === 'number');
      if (typeof value === 'number') {
        pointer.setAttribute('transform', `translate(0 ${place(value).toFixed(1)})`);
      }
    });
  }
}

/** Names a symbol for those who hear it. */
function name(element: Element): void {
  if (element instanceof SVGElement && element.dataset.look !== undefined) {
    const { label = '', title = '', look } = element.dataset;
    element.setAttribute('aria-label', symbolLabel(label, title, look, shownPriority(element)));
  }
}

/** All tags a symbol is bound to, each once. */
export function symbolTags(symbol: PlacedSymbol, find: FindTag): readonly TagInfo[] {
  const { running, fault, mode, value, level, layers, tags } = symbol;
  const names = [value, level, ...layers, ...tags, running, fault, mode];
  const found = names.flatMap((name) => (name === null ? [] : (find(name) ?? [])));
  return [...new Map(found.map((tag) => [tag.path, tag])).values()];
}

/** `site/edge/device` of the machine a symbol stands for, by its tags. */
export function machineOf(symbol: PlacedSymbol, find: FindTag): string | undefined {
  const [first] = symbolTags(symbol, find);
  return first === undefined ? undefined : deviceOf(first.path);
}

/** Room of a unit's text and the gap before it, in units of the drawing, by the width of its characters. */
function unitWidth(unit: string): number {
  const widths = Array.from(unit).map((char) => (/[°/²³.·']/.test(char) ? 5.5 : /[mwWM%]/.test(char) ? 11.5 : 7.8));
  return widths.reduce((sum, width) => sum + width, unit === '' ? 0 : 3);
}
