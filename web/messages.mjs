// Texts of the pages in other languages: node messages.mjs [update] [--config lit-localize.json]
// Makes src/language/messages/*.ts of messages/*.xlf, and ends with 1 when a translation is missing or is of a text the
// code no longer has. With "update" it first writes the texts of the code into the files, for translators to fill in.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';

const UNIT = /<trans-unit id="([^"]+)"[^>]*>([\s\S]*?)<\/trans-unit>/g;

/** Texts listed of each kind of finding. */
const MOST_LISTED = 20;

/** Reads the code once, whatever is done with its texts: that takes seconds. */
export class Localizer extends RuntimeLitLocalizer {
  #code;

  constructor(config, code) {
    super(config);
    this.#code = code;
  }

  extractSourceMessages() {
    return (this.#code ??= super.extractSourceMessages());
  }
}

/** The units of an XLIFF file: id, source and target with their placeholders; the target undefined where there is none. */
export function unitsOf(text) {
  const part = (unit, name) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(unit)?.[1];
  // What the code calls a value is of no concern to translators.
  const plain = text.replaceAll(/ equiv-text="[^"]*"/g, '');
  return [...plain.matchAll(UNIT)].map(([, id, unit]) => ({
    id,
    source: part(unit, 'source') ?? '',
    target: part(unit, 'target'),
  }));
}

/** What keeps translators' files from being those of the code; nothing when they are. */
export async function findings(localizer) {
  const { config } = localizer;
  const { errors } = localizer.extractSourceMessages();
  if (errors.length > 0) {
    return errors.map(({ file, messageText }) => `${file?.fileName ?? ''}: ${String(messageText)}`);
  }
  const wanted = await written(localizer);
  const files = config.targetLocales.flatMap((locale) => ofFile(config, locale, wanted.get(locale) ?? ''));
  return files.length > 0 ? files : localizer.validateTranslations().errors;
}

function ofFile(config, locale, wanted) {
  const path = file(config, locale);
  const name = relative(config.baseDir, path);
  if (!existsSync(path)) {
    return [`${name} is missing: npm run messages:update writes it`];
  }
  const here = unitsOf(readFileSync(path, 'utf8'));
  const known = new Map(here.map((unit) => [unit.id, unit]));
  const code = unitsOf(wanted);
  const ids = new Set(code.map(({ id }) => id));
  const named = (words, units) =>
    units.slice(0, MOST_LISTED).map(({ id, source }) => `${name}: ${words} [${id}] ${source}`);
  return [
    ...named(
      'no translation of',
      code.filter(({ id }) => (known.get(id)?.target ?? '').trim() === ''),
    ),
    ...named(
      'the code no longer has',
      here.filter(({ id }) => !ids.has(id)),
    ),
    ...named(
      'the code has another text for',
      here.filter(({ id, source }) => ids.has(id) && source !== code.find((one) => one.id === id)?.source),
    ),
  ];
}

/** The files as they would be with the texts of the code, by locale; the translations kept. */
async function written(localizer) {
  const { config } = localizer;
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    const present = config.resolve(config.interchange.xliffDir);
    if (existsSync(present)) cpSync(present, folder, { recursive: true });
    const elsewhere = { ...config, interchange: { ...config.interchange, xliffDir: folder } };
    await new Localizer(elsewhere, localizer.extractSourceMessages()).writeInterchangeFiles();
    return new Map(config.targetLocales.map((locale) => [locale, readFileSync(join(folder, `${locale}.xlf`), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const file = (config, locale) => join(config.resolve(config.interchange.xliffDir), `${locale}.xlf`);

/** What the words after the program's name ask for; throws with a sentence for those it does not know. */
export function wishOf(words) {
  const { values, positionals } = parseArgs({
    args: words,
    options: { config: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((word, n) => word !== 'update' || n > 0);
  if (unknown.length > 0) {
    throw new Error(`unknown: ${unknown.join(' ')}`);
  }
  const config = values.config ?? fileURLToPath(new URL('lit-localize.json', import.meta.url));
  return { update: positionals.length > 0, config };
}

async function main(words) {
  let wish;
  try {
    wish = wishOf(words);
  } catch (error) {
    console.error(`${error.message}\nusage: node messages.mjs [update] [--config lit-localize.json]`);
    process.exitCode = 2;
    return;
  }
  const localizer = new Localizer(readConfigFileAndWriteSchema(wish.config));
  if (wish.update) {
    await localizer.writeInterchangeFiles();
  }
  const found = await findings(localizer);
  if (found.length > 0) {
    found.forEach((line) => console.error(line));
    console.error('docs/how-to/translate.md tells how to mend it.');
    process.exitCode = 1;
    return;
  }
  await localizer.build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
