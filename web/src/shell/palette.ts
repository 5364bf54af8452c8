import { msg } from '@lit/localize';
import type { Words } from '../language/words';
import { Signal } from '../live/signal';

/** The light the pages are made for. */
export const PALETTES = ['day', 'bright', 'dusk', 'night'] as const;

export type Palette = (typeof PALETTES)[number];

const NAMES: Readonly<Record<Palette, Words>> = {
  day: () => msg('day', { id: 'palette-day' }),
  bright: () => msg('bright', { id: 'palette-bright' }),
  dusk: () => msg('dusk', { id: 'palette-dusk' }),
  night: () => msg('night', { id: 'palette-night' }),
};

/** What a palette is called. */
export function paletteWord(palette: Palette): string {
  return NAMES[palette]();
}

const KEY = 'plantroom.palette';

/** Keeps the chosen palette across visits and applies it to the document. */
export function palettes(root: HTMLElement, storage: Storage): Signal<string> {
  const palette = new Signal<string>(remembered(storage));
  const apply = () => {
    root.classList.remove(...PALETTES.map((name) => `palette-${name}`));
    root.classList.add(`palette-${palette.value}`);
    root.dataset.palette = palette.value;
    remember(storage, palette.value);
  };
  palette.watch(apply);
  apply();
  return palette;
}

function remembered(storage: Storage): Palette {
  try {
    return PALETTES.find((name) => name === storage.getItem(KEY)) ?? 'day';
  } catch {
    return 'day';
  }
}

function remember(storage: Storage, palette: string): void {
  try {
    storage.setItem(KEY, palette);
  } catch {
    // A browser that keeps nothing still shows the palette until it is closed.
  }
}
