import type { Command, Scalar } from './model';

/** Commands that have ended. */
export interface CommandLogPage {
  readonly commands: readonly Command[];
  readonly next: number | null;
}

/** A tag's schedule and where it stands. */
export interface ScheduleInfo {
  readonly tag: string;
  readonly timeZone: string;
  readonly state: 'scheduled' | 'waiting' | 'overridden' | 'unknown';
  readonly value: Scalar | null;
  readonly since: string | null;
  readonly next: string | null;
  readonly nextValue: Scalar | null;
  readonly overriddenUntil: string | null;
  readonly sentence: string;
  /** What holds when the first day of the week begins; null when nothing was planned. */
  readonly before: Scalar | null;
  /** Today and the six days after it, by the site's clock. */
  readonly week: readonly {
    readonly day: string;
    readonly exception: string;
    readonly at: readonly { readonly at: string; readonly value: Scalar }[];
  }[];
}

/** What stands before a write now. */
export interface WriteInfo {
  readonly tag: string;
  readonly mayWrite: boolean;
  readonly refusals: readonly string[];
  readonly secondPerson: boolean;
  readonly reasonRequired: boolean;
  readonly pulseMillis: number | null;
  readonly pending: string | null;
  readonly schedule: ScheduleInfo | null;
}

/** Who switched to read only. */
export interface ReadOnlySwitch {
  readonly who: string;
  readonly since: string;
  readonly reason: string;
}

/** Where nothing may be written. */
export interface ReadOnly {
  readonly host: ReadOnlySwitch | null;
  readonly sites: readonly {
    readonly site: string;
    readonly switched: ReadOnlySwitch | null;
    readonly edges: readonly { readonly edge: string; readonly byProject: boolean; readonly told: boolean | null }[];
  }[];
}
