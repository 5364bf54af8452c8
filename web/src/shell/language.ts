import { LANGUAGES, SOURCE, getLocale, setLocale } from '../language/locale';
import { redraw } from '../language/redraw';
import { Signal } from '../live/signal';
import type { Timers } from '../wire/timers';

const KEY = 'plantroom.language';

/** What a language calls itself: `Svenska`. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The first of the languages somebody reads that the pages speak, else the one of the code. */
export function firstSpoken(read: readonly string[]): string {
  const wanted = read.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return wanted.find((language) => LANGUAGES.includes(language)) ?? SOURCE;
}

/** Longest wait for the file of a language before the pages begin in the one of the code, in milliseconds. */
const PATIENCE = 2_500;

/**
 * The language of the pages: the one chosen here before, else the browser's. It has come when the promise ends, or the
 * pages begin in the one of the code and are drawn again when it comes. Setting it keeps it for later visits and draws
 * all again; where it cannot be fetched the one before is spoken on.
 *
 * @param read the languages the browser's owner reads, the dearest first
 */
export async function languages(
  root: HTMLElement,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  read: readonly string[],
  timers: Timers,
): Promise<Signal<string>> {
  const language = new Signal(remembered(storage) ?? firstSpoken(read));
  let isChoice = true;
  const turn = async () => {
    try {
      await setLocale(language.value);
    } catch {
      // Nobody chose what is spoken instead.
      isChoice = false;
      language.set(getLocale());
      isChoice = true;
      return;
    }
    root.lang = getLocale();
    redraw(root);
  };
  language.watch(() => {
    if (isChoice) {
      remember(storage, language.value);
    }
    void turn();
  });
  await Promise.race([turn(), new Promise<void>((resolve) => timers.after(PATIENCE, resolve))]);
  return language;
}

function remembered(storage: Pick<Storage, 'getItem'>): string | undefined {
  try {
    const kept = storage.getItem(KEY) ?? '';
    return LANGUAGES.includes(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function remember(storage: Pick<Storage, 'setItem'>, language: string): void {
  try {
    storage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing still speaks it until it is closed.
  }
}
