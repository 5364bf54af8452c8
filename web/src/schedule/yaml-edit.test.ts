import { describe, expect, test } from 'vitest';
import { KEEP, set, scalarText, type Wanted } from './yaml-edit';

const map = (entries: readonly (readonly [string, Wanted])[], flow = true) => ({ entries, flow });

const TEXT = `# the site
a: # first
  x: 1   # one
  # above two
  "y": {p: 1, q: "2"}   # two

b: [u, v] # list
c:
  - 2026-12-25 # Christmas
  - 2027-01-01
`;

describe('set', () => {
  test.each<[string, readonly string[], Exclude<Wanted, typeof KEEP> | undefined, string, string]>([
    ['a text', ['a', 'x'], '2', 'x: 1 ', 'x: 2 '],
    ['a text between braces', ['a', 'y', 'q'], 'two words', '"2"', 'two words'],
    ['a new key between braces', ['a', 'y', 'r'], '3', 'q: "2"}', 'q: "2", r: 3}'],
    ['a new key of a block', ['a', 'z'], map([['06:00', '21']]), '# two\n', '# two\n  z: {"06:00": 21}\n'],
    ['a removed key between braces', ['a', 'y', 'p'], undefined, '{p: 1, q', '{q'],
    ['a removed line', ['a', 'x'], undefined, '  x: 1   # one\n', ''],
    ['a list between brackets', ['b'], { items: ['u', 'w', 'v'] }, '[u, v]', '[u, w, v]'],
    [
      'a list of lines',
      ['c'],
      { items: ['2026-12-24', '2026-12-25'] },
      '  - 2026-12-25 # Christmas\n  - 2027-01-01\n',
      '  - 2026-12-24\n  - 2026-12-25 # Christmas\n',
    ],
    [
      'new mappings',
      ['d', 'e'],
      map([['f', map([['g', '1']])]], false),
      '2027-01-01\n',
      '2027-01-01\nd:\n  e:\n    f: {g: 1}\n',
    ],
  ])('changes %s and nothing else', (_, path, wanted, from, to) => {
    expect(TEXT).toContain(from);
    expect(set(TEXT, path, wanted)).toBe(TEXT.replace(from, to));
  });

  test('entries in another order take their comments along, but those above all stay there', () => {
    const text = 'e:\n  # of a\n  a: {x: 1} # a\n  # of b\n  b: {x: 2} # b\n';
    const wanted = map(
      [
        ['b', KEEP],
        ['c', map([['x', '3']])],
        ['a', KEEP],
      ],
      false,
    );
    expect(set(text, ['e'], wanted)).toBe('e:\n  # of a\n  # of b\n  b: {x: 2} # b\n  c: {x: 3}\n  a: {x: 1} # a\n');
  });

  test('what would be left empty goes too', () => {
    expect(set('d:\n  t: x\n  s:\n    A:\n      w: 1\nz: 1\n', ['d', 's', 'A'], undefined)).toBe('d:\n  t: x\nz: 1\n');
    expect(set('d: {t: x, s: {A: {w: 1}}}\n', ['d', 's', 'A'], undefined)).toBe('d: {t: x}\n');
  });

  test('keeps line ends, an end without one, and what is not there', () => {
    expect(set('a:\r\n  b: 1\r\n', ['a', 'c'], '2')).toBe('a:\r\n  b: 1\r\n  c: 2\r\n');
    expect(set('a: 1', ['b'], '2')).toBe('a: 1\nb: 2\n');
    expect(set('a: 1\n', ['b', 'c'], undefined)).toBe('a: 1\n');
    expect(set('a:\n', ['a', 'b'], '2')).toBe('a: {b: 2}\n');
  });

  test('a text that is no YAML is refused', () => {
    expect(() => set('a: {', ['b'], '1')).toThrow('no well-formed YAML');
    expect(() => set('a: 1\n', ['a', 'b'], '1')).toThrow('a is no mapping');
  });
});

test.each([
  ['21', '21'],
  ['-1.5', '-1.5'],
  ['Set point', 'Set point'],
  ['sat,sun', '"sat,sun"'],
  ['06:00', '"06:00"'],
  ['null', '"null"'],
  ['- x', '"- x"'],
  ['', '""'],
  ['a"b', '"a\\"b"'],
])('the text %s is written %s', (text, yaml) => {
  expect(scalarText(text)).toBe(yaml);
});
