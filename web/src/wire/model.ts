/** The shapes the host's HTTP interface gives, as DESIGN.md names them. Times are RFC 3339 UTC texts. */

import type { SiteDisplay } from './display-model';

/** What a tag can hold. An integer beyond 2^53 comes as its digits in a text, so that it stays exact. */
export type Scalar = number | boolean | string;

/** What kind of machine a device is; it chooses the symbol. */
export type MachineClass =
  | 'heat-pump'
  | 'chiller'
  | 'tank'
  | 'air-handling-unit'
  | 'meter'
  | 'inverter'
  | 'pump'
  | 'pipeline'
  | 'plant'
  | 'other';

/** One machine in the list of sites. */
export interface DeviceSummary {
  /** `site/edge/device` */
  readonly path: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly typeName: string;
  readonly manufacturer: string;
  readonly machineClass: MachineClass;
}

/** One edge node with its machines. */
export interface EdgeSummary {
  /** `site/edge` */
  readonly path: string;
  readonly id: string;
  readonly name: string;
  readonly devices: readonly DeviceSummary[];
}

/** One site with its edge nodes. */
export interface SiteSummary {
  readonly id: string;
  readonly name: string;
  /** IANA name, e.g. Europe/Stockholm. */
  readonly timeZone: string;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  /** The picture of its plant; null without one. */
  readonly display?: SiteDisplay | null;
  readonly edges: readonly EdgeSummary[];
}

/** What may be written to a tag; null where the type sets no limit. */
export interface WriteLimits {
  readonly min: number | null;
  readonly max: number | null;
  /** For a pulse, how long a true lasts. */
  readonly pulseMillis?: number | null;
  /** True when somebody else must approve. */
  readonly secondPerson?: boolean;
  readonly reasonRequired?: boolean;
}

/** What is known of a tag apart from its value. */
export interface TagInfo {
  readonly tag: string;
  /** `site/edge/device/tag` */
  readonly path: string;
  readonly description: string;
  /** The heading it stands under; may be empty. */
  readonly group: string;
  /** True when it belongs on the machine's overview. */
  readonly overview: boolean;
  /** bool, i16, u16, i32, u32, i64, u64, f32, f64 or string. */
  readonly type: string;
  /** The usual symbol; empty for none. */
  readonly unit: string;
  /** Words for values, by the value's digits. */
  readonly states: Readonly<Record<string, string>>;
  /** Null when read only. */
  readonly write: WriteLimits | null;
  /** True when it only ever counts up, so that its use can be asked for. */
  readonly counter: boolean;
}

/** One machine with all its tags. */
export interface DeviceInfo {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly typeName: string;
  readonly manufacturer: string;
  readonly description: string;
  readonly machineClass: MachineClass;
  /** The id of the display that shows machines of its type; null without one. */
  readonly display?: string | null;
  readonly tags: readonly TagInfo[];
}

/** `connected` only while values can flow end to end. */
export type LinkState = 'connected' | 'connecting' | 'disconnected';

/** One link: the broker, an edge (`S/E`) or a device (`S/E/D`). Further fields are counters. */
export interface Link {
  readonly path: string;
  readonly state: LinkState;
  readonly since: string;
  readonly sentence: string;
  /** What of an edge node's messages was not taken last and why; absent while all was. */
  readonly lastRefusal?: string;
  /** When that was, RFC 3339 UTC. */
  readonly lastRefusalAt?: string;
  readonly [counter: string]: string | number | null | undefined;
}

/** Buckets of one tag; null where the tag was bad. Times are the buckets' starts. */
export interface BucketSeries {
  readonly tag: string;
  readonly times: readonly string[];
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly first: readonly (number | null)[];
  readonly last: readonly (number | null)[];
  readonly mean: readonly (number | null)[];
  readonly count: readonly (number | null)[];
  readonly gaps?: readonly Gap[];
}

/** How long a span of use is. */
export type UsePer = 'day' | 'month';

/** What a counter counted from one time to another; null when nothing is known. */
export interface UsePeriod {
  readonly from: string;
  readonly to: string;
  readonly use: number | null;
  readonly usableMillis: number;
}

/** The use of one counter, by days or months of its site. */
export interface UseSeries {
  readonly tag: string;
  readonly unit: string;
  readonly timeZone: string;
  readonly periods: readonly UsePeriod[];
}

/** A span without values and why. */
export interface Gap {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Where a command stands. The last four are final. */
export type CommandState =
  'requested' | 'sent' | 'running' | 'accepted' | 'confirmed' | 'deviated' | 'rejected' | 'expired';

/** One step of a command. */
export interface CommandStep {
  readonly state: CommandState;
  readonly time: string;
  readonly detail?: string | null;
}

/** A command as the host tells it. */
export interface Command {
  readonly id: string;
  readonly tag: string;
  readonly state: CommandState;
  readonly who?: string | null;
  readonly old?: Scalar | null;
  readonly requested?: Scalar | null;
  readonly readback?: Scalar | null;
  readonly time?: string | null;
  readonly reason?: string | null;
  /** True while somebody else must say yes. */
  readonly waitsForApproval?: boolean;
  readonly approvedBy?: string | null;
  /** What the latest state has to say. */
  readonly detail?: string | null;
  readonly history?: readonly CommandStep[];
}

/** How soon somebody must act on an alarm, the most urgent first. */
export type AlarmPriority = 'critical' | 'high' | 'medium' | 'low';

/** Where an alarm stands (ISA-18.2). */
export type AlarmState =
  | 'normal'
  | 'unacknowledged'
  | 'acknowledged'
  | 'returned-unacknowledged'
  | 'latched-unacknowledged'
  | 'latched-acknowledged'
  | 'shelved'
  | 'suppressed'
  | 'out-of-service';

/** An alarm as the host tells it; `path` is a tag's, a machine's or an edge node's. */
export interface Alarm {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly priority: AlarmPriority;
  readonly state: AlarmState;
  readonly active: boolean;
  readonly since: string | null;
  readonly raised: string | null;
  readonly cleared: string | null;
  readonly value: string;
  /** Of the value; empty for none. */
  readonly unit: string;
  /** When it is an alarm, in words; empty for an alarm without a rule. */
  readonly rule: string;
  readonly message: string;
  readonly consequence: string;
  readonly action: string;
  /** True for the first to come of its group. */
  readonly firstOut: boolean;
  readonly shelvedUntil: string | null;
  readonly who: string;
  readonly reason: string;
}

/** An alarm and how often it did something. */
export interface CountedAlarm {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly priority: AlarmPriority;
  readonly message: string;
  readonly count: number;
}

/** What alarms asked of operators in a span (ISA-18.2, EEMUA 191). Durations are milliseconds. */
export interface AlarmFigures {
  readonly from: string;
  readonly to: string;
  readonly positions: number;
  readonly load: {
    readonly annunciated: number;
    readonly perHour: number;
    readonly perTenMinutes: number;
    readonly peak: number;
    /** 0 to 1. */
    readonly shareInFlood: number;
    readonly floods: readonly { readonly from: string; readonly to: string; readonly annunciated: number }[];
  };
  readonly barMillis: number;
  /** Without the quiet ones. */
  readonly bars: readonly { readonly time: string; readonly count: number }[];
  readonly priorities: readonly {
    readonly priority: AlarmPriority;
    readonly count: number;
    readonly share: number;
    readonly goal: number;
  }[];
  readonly top: readonly CountedAlarm[];
  readonly chattering: readonly CountedAlarm[];
  readonly fleeting: readonly CountedAlarm[];
  readonly standing: number;
  readonly stale: readonly (Omit<CountedAlarm, 'count'> & { readonly since: string })[];
  readonly acknowledging: {
    readonly count: number;
    readonly median: number;
    readonly ninetieth: number;
    readonly longest: number;
  };
}

/** A message about alarms to one person. */
export interface Notice {
  readonly id: string;
  readonly way: 'mail' | 'webhook';
  readonly person: string;
  readonly kind: string;
  readonly subject: string;
  readonly state: 'waiting' | 'sent' | 'given-up';
  readonly time: string;
  readonly attempts: number;
  readonly trouble: string;
}

/** Who is told of alarms, and what was sent. */
export interface Notices {
  readonly people: readonly string[];
  readonly waiting: number;
  readonly givenUp: number;
  readonly incidents: readonly {
    readonly id: string;
    readonly route: string;
    readonly place: string;
    readonly begun: string;
    readonly alarms: number;
    readonly active: boolean;
    readonly told: readonly string[];
  }[];
  readonly messages: readonly Notice[];
}

/** What an operator can do about an alarm. */
export type AlarmAction =
  'acknowledge' | 'reset' | 'shelve' | 'unshelve' | 'suppress' | 'unsuppress' | 'out-of-service' | 'return-to-service';

/** One line of the alarm journal. */
export interface AlarmLine {
  readonly time: string;
  readonly hostTime: string;
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly priority: AlarmPriority;
  readonly event: string;
  readonly state: AlarmState;
  readonly value: string;
  readonly unit: string;
  readonly message: string;
  readonly who: string;
  readonly reason: string;
}

/** A page of the alarm journal; `next` leads to the page after it. */
export interface AlarmJournal {
  readonly lines: readonly AlarmLine[];
  readonly next: string | null;
}

/** What somebody is trusted with; each may do all that those before it may. */
export type Role = 'viewer' | 'operator' | 'engineer' | 'administrator';

/** Roles by site; `*` stands for all. */
export type Roles = Readonly<Record<string, Role>>;

/** Whoever looks at the page. */
export interface Me {
  readonly user: string;
  /** False for anybody on the machine of a demo. */
  readonly signedIn: boolean;
  readonly roles: Roles;
  /** While true the host allows nothing else. */
  readonly mustChoosePassword: boolean;
  readonly hasPassword: boolean;
  /** True for those whose password and roles come from a provider. */
  readonly vouched: boolean;
  /** Shown to the host with everything that changes something. */
  readonly csrf: string | null;
}

/** Somebody who may sign in. */
export interface UserAccount {
  readonly name: string;
  readonly roles: Roles;
  readonly locked: boolean;
  readonly hasPassword: boolean;
  readonly oneTimePassword: boolean;
  /** True for those whose password and roles come from a provider. */
  readonly vouched: boolean;
  readonly created: string;
}

/** What a program shows instead of a password; its secret is told once, when it is made. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly roles: Roles;
  readonly expires: string;
  readonly created: string;
  readonly createdBy: string;
}

/** One line of the audit trail. */
export interface AuditEntry {
  readonly number: number;
  readonly time: string;
  readonly what: string;
  readonly who: string;
  readonly address: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Some lines, the latest first. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** What to ask for the lines before these; null when there are none. */
  readonly next: number | null;
}

/** Whether anybody has touched the audit trail. */
export interface AuditCheck {
  readonly lines: number;
  /** The hash of the last sound line. */
  readonly head: string;
  /** What is wrong, a sentence each. */
  readonly findings: readonly string[];
}
