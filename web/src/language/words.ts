import { localeTag, perLocale } from './formats';

/** A text that is looked up when it is shown: the language may change while a page is open. */
export type Words = () => string;

const rules = perLocale((tag) => new Intl.PluralRules(tag));

/** The words for one or for several, by the rules of the present language. */
export function plural(count: number, one: string, other: string): string {
  return rules('').select(count) === 'one' ? one : other;
}

/** Which of two texts comes first, by the present language; numbers within them count as numbers. */
export function compareTexts(a: string, b: string): number {
  return a.localeCompare(b, localeTag(), { numeric: true });
}
