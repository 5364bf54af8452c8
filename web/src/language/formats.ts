import { SOURCE, getLocale } from './locale';

/** The language tag by which numbers and dates are written now; the English of the code writes days as Europe does. */
export function localeTag(): string {
  const language = getLocale();
  return language === SOURCE ? 'en-GB' : language;
}

/** Keeps what is dear to make, such as formats of Intl, for each language; `make` gets the language tag. */
export function perLocale<V>(make: (tag: string, key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const tag = localeTag();
    const id = `${tag} ${key}`;
    const known = made.get(id) ?? make(tag, key);
    made.set(id, known);
    return known;
  };
}

const signs = perLocale(
  (tag) => new Intl.NumberFormat(tag).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.',
);

/** What stands between whole numbers and decimals now. */
export function decimalSign(): string {
  return signs('');
}

/** Names of months and days as a chart's axis needs them. */
export interface DateNames {
  readonly MMMM: string[];
  readonly MMM: string[];
  readonly WWWW: string[];
  readonly WWW: string[];
}

const names = perLocale((tag): DateNames => {
  // 2023 began on a Sunday, as the axis counts days of the week.
  const list = (count: number, step: 'month' | 'weekday', width: 'long' | 'short') => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', [step]: width });
    const at = (n: number) => (step === 'month' ? Date.UTC(2023, n, 1) : Date.UTC(2023, 0, n + 1));
    return Array.from({ length: count }, (_, n) => format.format(at(n)).replace(/\.$/, ''));
  };
  return {
    MMMM: list(12, 'month', 'long'),
    MMM: list(12, 'month', 'short'),
    WWWW: list(7, 'weekday', 'long'),
    WWW: list(7, 'weekday', 'short'),
  };
});

/** The names of the present language. */
export function dateNames(): DateNames {
  return names('');
}
