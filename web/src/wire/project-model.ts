import type { Mistake } from './study-model';

/** A file of the project. */
export interface ProjectFile {
  /** Within the project's folder, e.g. `types/pump.yaml`. */
  readonly name: string;
  readonly characters: number;
  /** Names its text. */
  readonly version: string;
}

export interface ProjectFiles {
  /** Number of the version these are. */
  readonly version: number;
  readonly files: readonly ProjectFile[];
}

export interface FileText {
  readonly name: string;
  readonly version: string;
  readonly text: string;
}

/** A file as somebody wants it. */
export interface FileEdit {
  readonly name: string;
  /** Null to delete it. */
  readonly text: string | null;
  /** Names the text this replaces; empty for a new file. */
  readonly base: string;
}

export interface DraftCheck {
  readonly mistakes: readonly Mistake[];
  readonly unlisted: number;
}

export type FileChange = 'added' | 'removed' | 'changed';

export interface Hunk {
  /** Number of the first line before. */
  readonly before: number;
  readonly after: number;
  /** Each begins with a blank, `-` or `+`. */
  readonly lines: readonly string[];
}

export interface FileDiff {
  readonly file: string;
  readonly change: FileChange;
  /** True when it has too many lines to compare. */
  readonly whole: boolean;
  readonly hunks: readonly Hunk[];
}

export interface ProjectChange {
  readonly kind: string;
  readonly path: string;
  readonly change: FileChange;
  readonly details: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly needsRestart: boolean;
}

/** What a reload changes, or the mistakes that keep it from doing so. */
export interface ProjectChanges {
  readonly usable: boolean;
  readonly summary: string;
  readonly changes: readonly ProjectChange[];
  readonly mistakes: readonly Mistake[];
  readonly unlistedMistakes: number;
}

/** A version of the project's files. */
export interface ProjectVersion {
  readonly number: number;
  readonly time: string;
  readonly cause: 'first' | 'disk' | 'applied' | 'rolled-back';
  readonly who: string;
  readonly reason: string;
  readonly files: readonly { readonly name: string; readonly change: FileChange }[];
}

/** A file that somebody else has changed meanwhile. */
export interface Conflict {
  readonly file: string;
  readonly version: ProjectVersion;
}

export interface DraftPreview {
  readonly changes: ProjectChanges;
  readonly files: readonly FileDiff[];
  readonly conflicts: readonly Conflict[];
}

export interface DraftApplied {
  readonly applied: boolean;
  readonly version: number;
  readonly changes: ProjectChanges | null;
  readonly conflicts: readonly Conflict[];
}

export interface VersionDiff {
  readonly version: ProjectVersion;
  readonly against: number;
  readonly files: readonly FileDiff[];
}

export interface LibraryType {
  readonly id: string;
  readonly name: string;
  readonly manufacturer: string;
  readonly machineClass: string;
}
