import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { Localizer, findings, unitsOf, wishOf } from '../messages.mjs';

// The types the texts' functions are known by, so that no library has to be found.
const LIBRARY = `
declare module '@lit/localize' {
  export const msg: ((text: string, options?: {id?: string}) => string) & {_LIT_LOCALIZE_MSG_?: never};
}
`;
const CODE =
  "import { msg } from '@lit/localize';\nexport const words = () => [msg('Alarms'), msg('Open', { id: 'open' })];\n";

// Reading code takes a second where nothing else runs.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'messages-test-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'library.d.ts'), LIBRARY);
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { target: 'ES2022', noLib: true, types: [] }, include: ['src'] }),
  );
  write(
    'lit-localize.json',
    JSON.stringify({
      $schema: 'none',
      sourceLocale: 'en',
      targetLocales: ['sv'],
      tsConfig: 'tsconfig.json',
      output: { mode: 'runtime', outputDir: 'out' },
      interchange: { format: 'xliff', xliffDir: 'messages' },
    }),
  );
  write('src/page.ts', CODE);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name, text) {
  writeFileSync(join(folder, name), text);
}

function localizer() {
  return new Localizer(readConfigFileAndWriteSchema(join(folder, 'lit-localize.json')));
}

/** The file of the code's texts, each translated. */
async function translated() {
  await localizer().writeInterchangeFiles();
  const text = readFileSync(join(folder, 'messages', 'sv.xlf'), 'utf8');
  write('messages/sv.xlf', text.replaceAll('</source>', '</source>\n  <target>ord</target>'));
}

test('aFileWithAllTranslationsIsFine', async () => {
  await translated();
  expect(await findings(localizer())).toEqual([]);
});

test('aMissingFileIsTold', async () => {
  expect(await findings(localizer())).toEqual(['messages/sv.xlf is missing: npm run messages:update writes it']);
});

test('aMissingTranslationIsTold', async () => {
  await localizer().writeInterchangeFiles();
  const [first, second] = await findings(localizer());
  expect(first).toMatch(/^messages\/sv.xlf: no translation of \[s[0-9a-f]+\] Alarms$/);
  expect(second).toBe('messages/sv.xlf: no translation of [open] Open');
});

test('aTextThatIsNotInTheFileIsTold', async () => {
  await translated();
  write('src/page.ts', `${CODE}export const more = () => msg('Sites');\n`);
  const found = await findings(localizer());
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('no translation of');
});

test('aTranslationOfATextThatIsGoneIsTold', async () => {
  await translated();
  write('src/page.ts', CODE.replace("msg('Alarms'), ", ''));
  const found = await findings(localizer());
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('the code no longer has');
});

test('aTextThatChangedUnderItsIdIsTold', async () => {
  await translated();
  write('src/page.ts', CODE.replace("'Open'", "'Opened'"));
  expect(await findings(localizer())).toEqual(['messages/sv.xlf: the code has another text for [open] Open']);
});

test('unitsHaveTheirTargets', () => {
  const text = '<trans-unit id="a">\n<source>A <x id="0" equiv-text="${a}"/></source>\n<target>B</target></trans-unit>';
  expect(unitsOf(text)).toEqual([{ id: 'a', source: 'A <x id="0"/>', target: 'B' }]);
});

test('theStepAndTheFileOfSettingsStandInAnyOrder', () => {
  expect(wishOf([])).toMatchObject({ update: false, config: expect.stringMatching(/lit-localize\.json$/) });
  expect(wishOf(['--config', 'f'])).toEqual({ update: false, config: 'f' });
  expect(wishOf(['update', '--config', 'f'])).toEqual({ update: true, config: 'f' });
  expect(wishOf(['--config', 'f', 'update'])).toEqual({ update: true, config: 'f' });
});

test.each([[['updaet']], [['update', 'update']], [['--colour']], [['--config']]])('%j is refused', (words) => {
  expect(() => wishOf(words)).toThrow();
});
