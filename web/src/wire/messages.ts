import type { Alarm, Scalar } from './model';

/** One tag as a snapshot gives it. Times are milliseconds since 1970 UTC, NaN when the host has none. */
export interface WireTag extends WireChange {
  readonly path: string;
  readonly type: string;
  readonly unit: string;
}

/** A tag's new state; `n` stands for its path as long as the socket lives. */
export interface WireChange {
  readonly n: number;
  readonly value: Scalar | null;
  readonly quality: string;
  readonly sourceTime: number;
  readonly hostTime: number;
}

/** The alarms to look at: all of them, or those that stand elsewhere and the ids of those that need no look. */
export interface AlarmsMessage {
  readonly op: 'alarms';
  readonly now: number;
  readonly whole: boolean;
  readonly alarms: readonly Alarm[];
  readonly gone: readonly string[];
}

/** What the host says on `/api/live`. `now` is the host's clock. */
export type ServerMessage =
  | { readonly op: 'snapshot'; readonly id: number; readonly now: number; readonly tags: readonly WireTag[] }
  | { readonly op: 'changes'; readonly now: number; readonly changes: readonly (WireChange | WireTag)[] }
  | AlarmsMessage
  | { readonly op: 'beat'; readonly now: number }
  | { readonly op: 'project'; readonly now: number }
  | { readonly op: 'error'; readonly id: number | null; readonly detail: string };

/** What the page says. */
export type ClientMessage =
  | { readonly op: 'subscribe'; readonly id: number; readonly match: readonly string[] }
  | { readonly op: 'unsubscribe'; readonly id: number }
  | { readonly op: 'alarms' };

type Fields = Readonly<Record<string, unknown>>;

/** Reads one frame; undefined when it is nothing this page understands. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  const message = parseFields(text);
  if (message === undefined) {
    return undefined;
  }
  const now = time(message.now);
  switch (message.op) {
    case 'snapshot':
      return { op: 'snapshot', id: Number(message.id), now, tags: list(message.tags, wireTag) };
    case 'changes':
      return { op: 'changes', now, changes: list(message.changes, introduction) };
    case 'alarms':
      return {
        op: 'alarms',
        now,
        whole: message.whole === true,
        alarms: list(message.alarms, wireAlarm),
        gone: Array.isArray(message.gone) ? message.gone.filter((id) => typeof id === 'string') : [],
      };
    case 'beat':
    case 'project':
      return { op: message.op, now };
    case 'error':
      // eslint-disable-next-line texts/visible-text -- for the console only
      return { op: 'error', id: numberOrNull(message.id), detail: textOr(message.detail, 'no detail given') };
    default:
      return undefined;
  }
}

function parseFields(text: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list<T>(value: unknown, read: (fields: Fields) => T | undefined): readonly T[] {
  return Array.isArray(value)
    ? value
        .filter(isFields)
        .map(read)
        .filter((item) => item !== undefined)
    : [];
}

// The host is of the same release and served these very pages, so its shape is trusted here.
function wireAlarm(fields: Fields): Alarm | undefined {
  return typeof fields.id === 'string' ? (fields as unknown as Alarm) : undefined;
}

function wireTag(fields: Fields): WireTag | undefined {
  const change = wireChange(fields);
  const path = fields.path;
  if (change === undefined || typeof path !== 'string') {
    return undefined;
  }
  return { ...change, path, type: textOr(fields.type, ''), unit: textOr(fields.unit, '') };
}

/** The first word of a tag that came after the snapshot names it, as a snapshot does. */
function introduction(fields: Fields): WireChange | undefined {
  return wireTag(fields) ?? wireChange(fields);
}

function wireChange(fields: Fields): WireChange | undefined {
  const n = fields.n;
  if (typeof n !== 'number') {
    return undefined;
  }
  return {
    n,
    value: scalar(fields.value),
    // A value without a quality is not trusted.
    quality: textOr(fields.quality, 'bad'),
    sourceTime: time(fields.sourceTime),
    hostTime: time(fields.hostTime),
  };
}

function scalar(value: unknown): Scalar | null {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

function time(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : NaN;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
