import { describe, expect, it } from 'vitest';
import type { StudyRun } from '../wire/study-model';
import { difference, figure, labelled } from './figures';
import { duration, namesApart, progressWords, shareDone } from './run-words';
import { plantOf, schemaKeys, wordsOf } from './schema-words';

describe('figures', () => {
  it('have four significant digits and a real minus sign', () => {
    expect(figure(1234.567)).toBe('1\u2009235');
    expect(figure(-0.01234)).toBe('\u22120.012');
    expect(figure(21.456)).toBe('21.46');
    expect(figure(null)).toBe('–');
    expect(figure(1.5e-7)).toBe('1.500e−7');
  });

  it('tell a difference with its sign and its share', () => {
    expect(difference(110, 100)).toBe('+10.00 (+10.0 %)');
    expect(difference(90, 100)).toBe('\u221210.00 (\u221210.0 %)');
    expect(difference(1, 1)).toBe('±0');
    expect(difference(1, 0)).toBe('+1.000');
  });

  it('leave out the unit of plain numbers', () => {
    expect(labelled('COP', '1')).toBe('COP');
    expect(labelled('room', 'Cel')).toBe('room, °C');
  });
});

describe('runs', () => {
  it('of the same study have names of their own', () => {
    const runs = ['a', 'b', 'c'].map((id) => ({ id, title: id === 'b' ? 'Spring' : 'Winter' }));
    expect([...namesApart(runs).values()]).toEqual(['Winter', 'Spring', 'Winter (2)']);
  });
});

describe('a run', () => {
  const run: StudyRun = {
    id: 'r',
    study: 's',
    title: 'S',
    state: 'running',
    sentence: '',
    queued: '2026-11-22T08:00:00.000Z',
    started: '2026-11-22T08:00:01.000Z',
    ended: '',
    expected: 4,
    done: 1.5,
    remainingMillis: 90_000,
    scenarios: {},
  };

  it('tells how far it is and for how long it will go on', () => {
    expect(shareDone(run)).toBe(0.375);
    expect(progressWords(run)).toBe('1 of 4 runs, 90 s left');
    expect(progressWords({ ...run, expected: 0, remainingMillis: -1 })).toBe('begins');
    expect(progressWords({ ...run, state: 'queued' })).toBe('waits for its turn');
    expect(progressWords({ ...run, state: 'done', ended: '2026-11-22T08:03:01.000Z' })).toBe('took 3 min');
    expect(progressWords({ ...run, state: 'failed', sentence: 'no memory' })).toBe('no memory');
  });

  it('tells long times in hours', () => {
    expect(duration(7_200_000)).toBe('2 h');
  });
});

describe('words of a study', () => {
  const schema = {
    properties: {
      name: { description: 'for people' },
      events: { items: { properties: { at: { description: 'time', default: '0 s' } }, required: ['at'] } },
    },
    required: ['name'],
  };

  it('are its keys, those of lists and maps too', () => {
    expect(schemaKeys(schema)).toEqual([
      { key: 'name', description: 'for people', required: true, keys: [] },
      {
        key: 'events',
        description: '',
        required: false,
        keys: [{ key: 'at', description: 'time ("0 s" when left out)', required: true, keys: [] }],
      },
    ]);
  });

  it('are what its plant has', () => {
    const part = { path: 'pump.speed', unit: '1', note: '0 to 1' };
    const plant = { name: 'P', quantities: [part], inputs: [part], parameters: [] };
    expect(wordsOf(schemaKeys(schema), plant).map((word) => word.label)).toEqual([
      'name',
      'events',
      'at',
      'pump.speed',
    ]);
  });

  it('name the plant in any quotes and before a remark', () => {
    expect(plantOf('name: x\nplant: office   # an example\n')).toBe('office');
    expect(plantOf('plant: "my plant.yaml"')).toBe('my plant.yaml');
    expect(plantOf('name: x')).toBe('');
  });
});
