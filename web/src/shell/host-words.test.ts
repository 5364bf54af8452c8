// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import symbols from '../../../core/src/main/resources/library/symbols.json';
import { eventWords } from '../alarm/alarm-words';
import { gapSentence, gapWords } from '../live/gap-words';
import { qualityReason, qualityWord } from '../live/quality';
import { symbolTitle } from '../symbol/symbol-words';
import { setLocale } from '../language/locale';

const source = (path: string) => readFileSync(`${import.meta.dirname}/../../../${path}`, 'utf8');

/** Label and sentence of every quality, as the host has them. */
const qualities = [
  ...source('core/src/main/java/org/plantroom/core/Quality.java').matchAll(/[A-Z_]+\(\d+, "([^"]+)", "([^"]+)"\)/g),
].map(([, label = '', sentence = '']) => [label, sentence] as const);

beforeEach(() => setLocale('sv'));
afterEach(() => setLocale('en'));

test('everyQualityOfTheHostHasWords', () => {
  expect(qualities.length).toBeGreaterThan(10);
  for (const [label] of qualities) {
    expect(qualityWord(label)).not.toContain(label.replace(/^bad-/, ''));
    expect(qualityReason(label)).not.toBe(label.replaceAll('-', ' '));
  }
});

test('everySentenceOfAGapHasWords', () => {
  for (const [label, sentence] of qualities.filter(([one]) => one !== 'good')) {
    expect(gapWords(sentence)).toBe(qualityReason(label));
    expect(gapSentence(label)).toBe(sentence);
  }
  expect(gapWords('deleted, its retention time was over')).toContain('lagringstiden');
  expect(gapWords('the fair was in town')).toBe('the fair was in town');
});

test('everyThingThatHappensToAnAlarmHasWords', () => {
  const what = /enum What \{([\s\S]*?);\n\n/.exec(
    source('alarms/src/main/java/org/plantroom/alarms/AlarmHappening.java'),
  )?.[1];
  const labels = [...(what ?? '').matchAll(/^ +([A-Z_]+),?$/gm)].map(([, name = '']) =>
    name.toLowerCase().replaceAll('_', '-'),
  );
  expect(labels).toContain('raised-again');
  for (const label of labels) {
    expect(eventWords(label)).not.toBe(label.replaceAll('-', ' '));
  }
});

test('everySymbolOfTheLibraryHasATitle', async () => {
  await setLocale('en');
  for (const [name, { title }] of Object.entries(symbols)) {
    expect(symbolTitle(name)).toBe(title);
  }
});
