import type { KpiInfo, ResultLine, ScenarioResult, StudyResult } from '../wire/study-model';

/** A run with what it gave. */
export interface RunResult {
  readonly id: string;
  readonly title: string;
  readonly result: StudyResult;
}

/** A scenario of one of the runs that are compared. */
export interface ComparedScenario {
  /** Of its run, unless there is only one run. */
  readonly run: string;
  readonly scenario: ScenarioResult;
  /** Of the run in the list of runs, and of the scenario in its run. */
  readonly place: readonly [number, number];
}

export type Standing = 'best' | 'worst' | '';

/** KPIs of which less is better, and those of which more is; of the others neither. */
const BETTER: Readonly<Record<string, 1 | -1>> = {
  energy: -1,
  cost: -1,
  demandCost: -1,
  emissions: -1,
  peak: -1,
  thermalDiscomfort: -1,
  airDiscomfort: -1,
  starts: -1,
  cop: 1,
};

/** Every scenario of every run; the first is the base the others are compared with. */
export function scenariosOf(runs: readonly RunResult[]): readonly ComparedScenario[] {
  return runs.flatMap((run, r) =>
    run.result.scenarios.map((scenario, s) => ({
      run: runs.length > 1 ? run.title : '',
      scenario,
      place: [r, s] as const,
    })),
  );
}

/** The scenario's name, with its run's where there are several. */
export function nameOf(compared: ComparedScenario): string {
  return compared.run === '' ? compared.scenario.name : `${compared.run}: ${compared.scenario.name}`;
}

/** The KPIs that any run has, in the order of the first that has them. */
export function kpisOf(runs: readonly RunResult[]): readonly KpiInfo[] {
  const all = new Map(runs.flatMap((run) => run.result.kpis).map((kpi) => [kpi.key, kpi]));
  return [...all.values()];
}

/** Which value of a column is the best and which the worst; neither when all are the same. */
export function standings(key: string, values: readonly (number | null | undefined)[]): readonly Standing[] {
  const sense = BETTER[key];
  const known = values.filter((value): value is number => typeof value === 'number');
  const least = Math.min(...known);
  const greatest = Math.max(...known);
  if (sense === undefined || known.length < 2 || least === greatest) {
    return values.map(() => '');
  }
  const [best, worst] = sense > 0 ? [greatest, least] : [least, greatest];
  return values.map((value) => (value === best ? 'best' : value === worst ? 'worst' : ''));
}

/** A line to draw. */
export interface NamedLine {
  readonly name: string;
  readonly line: ResultLine;
}

export interface ComparedQuantity {
  readonly path: string;
  readonly unit: string;
  readonly lines: readonly NamedLine[];
}

/** The recorded quantities of the chosen scenarios, those of one path together. */
export function quantitiesOf(
  runs: readonly RunResult[],
  chosen: readonly ComparedScenario[],
): readonly ComparedQuantity[] {
  const units = new Map(runs.flatMap((run) => run.result.quantities).map(({ path, unit }) => [path, unit]));
  return [...units].map(([path, unit]) => ({ path, unit, lines: chosen.flatMap((one) => lineOf(runs, one, path)) }));
}

function lineOf(runs: readonly RunResult[], compared: ComparedScenario, path: string): readonly NamedLine[] {
  const [run, scenario] = compared.place;
  const line = runs[run]?.result.quantities.find((quantity) => quantity.path === path)?.lines[scenario];
  return line === undefined ? [] : [{ name: nameOf(compared), line }];
}
