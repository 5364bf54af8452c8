/** A study of the project, as lists show it. */
export interface StudySummary {
  readonly id: string;
  readonly title: string;
  readonly changed: string;
}

/** A study's file; `version` is what it is saved over. */
export interface StudyText extends StudySummary {
  readonly version: string;
  readonly text: string;
}

/** A study that comes with the program. */
export interface StudyExample {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Something wrong in a file; line and column count from 1, 0 means the whole file. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly key: string;
  readonly found: string;
  readonly expectation: string;
}

export interface StudySaved {
  readonly saved: boolean;
  readonly version: string;
  readonly mistakes: readonly Mistake[];
}

/** Something of a plant that a study can speak of. */
export interface PlantPart {
  readonly path: string;
  readonly unit: string;
  readonly note: string;
}

export interface PlantParts {
  readonly name: string;
  readonly quantities: readonly PlantPart[];
  readonly inputs: readonly PlantPart[];
  readonly parameters: readonly PlantPart[];
}

/** The part of JSON Schema that the host uses for studies. */
export interface StudySchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, StudySchema>>;
  readonly additionalProperties?: boolean | StudySchema;
  readonly items?: StudySchema;
  readonly anyOf?: readonly StudySchema[];
  readonly required?: readonly string[];
  readonly default?: unknown;
}

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** A run of a study; times are RFC 3339, empty for not yet. */
export interface StudyRun {
  readonly id: string;
  readonly study: string;
  readonly title: string;
  readonly state: RunState;
  readonly sentence: string;
  readonly queued: string;
  readonly started: string;
  readonly ended: string;
  readonly expected: number;
  readonly done: number;
  /** Milliseconds; -1 while nobody can tell. */
  readonly remainingMillis: number;
  /** Share of each scenario that has begun; only of a run asked for by itself. */
  readonly scenarios: Readonly<Record<string, number>>;
}

export interface StudyRuns {
  readonly runs: readonly StudyRun[];
  readonly mostKept: number;
  readonly dropped: number;
}

export interface KpiInfo {
  readonly key: string;
  readonly unit: string;
}

export interface ScenarioResult {
  readonly name: string;
  readonly changes: Readonly<Record<string, string>>;
  readonly events: number;
  readonly unsettled: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Numbers over seconds since the start of the run. */
export interface ResultLine {
  readonly seconds: readonly number[];
  readonly values: readonly (number | null)[];
}

export interface QuantityResult {
  readonly path: string;
  readonly unit: string;
  /** In the order of the scenarios. */
  readonly lines: readonly ResultLine[];
}

export interface SweepResult {
  readonly path: string;
  /** `scenario` is an index. */
  readonly points: readonly { readonly value: number; readonly scenario: number }[];
}

export interface OptimumResult {
  readonly method: string;
  readonly goal: string;
  readonly evaluations: number;
  readonly feasible: boolean;
  readonly atMost: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number>>;
  readonly history: readonly { readonly evaluation: number; readonly goal: number }[];
}

export interface FitParameter {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly atBound: boolean;
}

export interface FitError {
  readonly quantity: string;
  readonly rmse: number | null;
  readonly bias: number | null;
  readonly cv: number | null;
  readonly nmbe: number | null;
  readonly determination: number | null;
  readonly samples: number;
}

export interface FitComparison {
  readonly path: string;
  readonly unit: string;
  readonly measured: ResultLine;
  readonly simulated: ResultLine;
}

export interface FitResult {
  readonly evaluations: number;
  readonly parameters: readonly FitParameter[];
  readonly errors: readonly FitError[];
  /** Of the data that took no part in the fit; empty when all did. */
  readonly validation: readonly FitError[];
  readonly comparisons: readonly FitComparison[];
}

/** What a run gave. */
export interface StudyResult {
  readonly name: string;
  readonly durationSeconds: number;
  readonly warmUpSeconds: number;
  readonly kpis: readonly KpiInfo[];
  readonly scenarios: readonly ScenarioResult[];
  readonly quantities: readonly QuantityResult[];
  readonly sweeps: readonly SweepResult[];
  readonly optimum: OptimumResult | null;
  readonly fit: FitResult | null;
}

/** History wanted as measured data. */
export interface DataWish {
  readonly name: string;
  readonly tags: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

export interface DataTaken {
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly string[];
}
