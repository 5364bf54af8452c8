import { describe, expect, it } from 'vitest';
import type { StudyResult } from '../wire/study-model';
import { kpisOf, nameOf, quantitiesOf, scenariosOf, standings, type RunResult } from './comparison';

function run(title: string, energies: Record<string, number>): RunResult {
  const names = Object.keys(energies);
  const result: StudyResult = {
    name: title,
    durationSeconds: 86_400,
    warmUpSeconds: 0,
    kpis: [{ key: 'energy', unit: 'kWh' }],
    scenarios: names.map((name) => ({
      name,
      changes: {},
      events: 0,
      unsettled: 0,
      values: { energy: energies[name]! },
    })),
    quantities: [
      {
        path: 'room.temperature',
        unit: 'Cel',
        lines: names.map((_, n) => ({ seconds: [0, 60], values: [20 + n, null] })),
      },
    ],
    sweeps: [],
    optimum: null,
    fit: null,
  };
  return { id: title, title, result };
}

describe('runs compared', () => {
  const runs = [run('Winter', { base: 100, larger: 90 }), run('Spring', { base: 40 })];

  it('are told by their own name only where there are several', () => {
    expect(scenariosOf(runs).map(nameOf)).toEqual(['Winter: base', 'Winter: larger', 'Spring: base']);
    expect(scenariosOf(runs.slice(0, 1)).map(nameOf)).toEqual(['base', 'larger']);
  });

  it('have each KPI once', () => {
    expect(kpisOf(runs)).toEqual([{ key: 'energy', unit: 'kWh' }]);
  });

  it('lay lines of one quantity over each other', () => {
    const [quantity] = quantitiesOf(runs, scenariosOf(runs).slice(1));
    expect(quantity?.lines.map((line) => line.name)).toEqual(['Winter: larger', 'Spring: base']);
    expect(quantity?.lines[0]?.line.values).toEqual([21, null]);
  });
});

describe('standings', () => {
  it('know of which KPIs less is better', () => {
    expect(standings('energy', [3, 1, 2])).toEqual(['worst', 'best', '']);
    expect(standings('cop', [3, 1, 2])).toEqual(['best', 'worst', '']);
  });

  it('are none where nothing differs, nothing is known, or neither is better', () => {
    expect(standings('energy', [2, 2])).toEqual(['', '']);
    expect(standings('energy', [2, null])).toEqual(['', '']);
    expect(standings('runHours', [1, 2])).toEqual(['', '']);
  });
});
