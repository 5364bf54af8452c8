import { configureLocalization } from '@lit/localize';

/** The language the texts in the code are written in. */
export const SOURCE = 'en';

// Made from messages/*.xlf by `npm run messages`; one file a language, fetched when it is wanted.
const modules = import.meta.glob('./messages/*.ts');

const address = (language: string) => `./messages/${language}.ts`;

/** Languages by their codes, the one of the code first. */
export const LANGUAGES: readonly string[] = [
  SOURCE,
  ...Object.keys(modules).map((path) => path.replace(/^.*\/|\.ts$/g, '')),
];

/**
 * Tells and sets the language in which every `msg()` of the page is answered. Setting it ends when the language has come,
 * and rejects when its file could not be fetched; the language before stays then.
 */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: SOURCE,
  targetLocales: LANGUAGES.slice(1),
  loadLocale: async (language) =>
    (await modules[address(language)]?.()) as Awaited<
      ReturnType<Parameters<typeof configureLocalization>[0]['loadLocale']>
    >,
});
