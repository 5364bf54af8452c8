import { LANGUAGES, SOURCE, getLocale, setLocale } from '../language/locale';
import { redraw } from '../language/redraw';
import { Signal } from '../live/signal';

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

/**
 * The language of the pages: the one chosen here before, else the browser's. It has come when the promise ends. Setting
 * it keeps it for later visits and draws all again; one that cannot be fetched changes nothing.
 *
 * @param read the languages the browser's owner reads, the dearest first
 */
export async function languages(
  root: HTMLElement,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  read: readonly string[],
): Promise<Signal<string>> {
  const language = new Signal(remembered(storage) ?? firstSpoken(read));
  await turn(language, root);
  language.watch(() => {
    remember(storage, language.value);
    void turn(language, root);
  });
  return language;
}

async function turn(language: Signal<string>, root: HTMLElement): Promise<void> {
  try {
    await setLocale(language.value);
  } catch {
    language.set(getLocale());
    return;
  }
  root.lang = getLocale();
  redraw(root);
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
