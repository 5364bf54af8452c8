import { msg, str } from '@lit/localize';
import type { Display } from './display-model';
import type {
  Alarm,
  AlarmAction,
  AlarmFigures,
  AlarmJournal,
  AlarmState,
  BucketSeries,
  Command,
  DeviceInfo,
  Gap,
  Link,
  Notices,
  Scalar,
  SiteSummary,
  UsePer,
  UseSeries,
} from './model';

/** The host refused or could not be reached; the message is a sentence for people. */
export class ApiError extends Error {
  /** HTTP status, 0 when there was no answer at all. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    // eslint-disable-next-line texts/visible-text -- name of a class
    this.name = 'ApiError';
    this.status = status;
  }
}

/** What a trend asks for; times in milliseconds since 1970 UTC. */
export interface HistoryQuery {
  readonly tags: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Buckets wanted, one a pixel. */
  readonly points: number;
}

/** A sample of a text. */
export interface TextSample {
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly value: Scalar | null;
  readonly quality: string;
}

/** Every sample of a tag within a range. */
interface RawSeries {
  readonly times: readonly string[];
  readonly values: readonly (Scalar | null)[];
  readonly qualities: readonly string[];
}

/** A tag as it was at a moment; times in RFC 3339. */
export interface PastTag {
  readonly path: string;
  readonly type: string;
  readonly unit: string;
  readonly value: Scalar | null;
  readonly quality: string;
  readonly sourceTime: string | null;
  readonly hostTime: string | null;
}

/** Commands of the past, and what to ask for those before; null when there are none. */
export interface PastCommandPage {
  readonly commands: readonly Command[];
  readonly next: string | null;
}

/** Commands of the past asked for at once. */
const PAST_COMMANDS = 20;

/** Longest wait for an answer of the host, in milliseconds. */
const PATIENCE = 15_000;

/** Where a page asks who it is, or says it. */
const DOORS: readonly string[] = ['/api/me', '/api/session', '/api/session/link'];

/** The host's HTTP interface. Every method rejects with {@link ApiError} only. */
export class Api {
  private readonly base: string;
  private csrf: string | null = null;
  private refused: () => void = () => undefined;

  /** @param base prefix of every address, without a slash at its end; empty for the page's own origin */
  constructor(base = '') {
    this.base = base;
  }

  /** What is shown from now on with everything that changes something; null without a session. */
  showCsrf(csrf: string | null): void {
    this.csrf = csrf;
  }

  /** Calls when the host no longer knows who asks. */
  onUnknown(call: () => void): void {
    this.refused = call;
  }

  /** The sites without what is in them, or some with it. */
  sites(named: readonly string[] = []): Promise<readonly SiteSummary[]> {
    const search = new URLSearchParams(named.map((site) => ['site', site]));
    return this.get(named.length === 0 ? '/api/sites?edges=false' : `/api/sites?${search}`);
  }

  device(path: string): Promise<DeviceInfo> {
    return this.get(`/api/devices/${path.split('/').map(encodeURIComponent).join('/')}`);
  }

  display(id: string): Promise<Display> {
    return this.get(`/api/displays/${encodeURIComponent(id)}`);
  }

  /** What tags held at a moment, by globs. */
  async pastTags(match: readonly string[], at: number): Promise<readonly PastTag[]> {
    const search = new URLSearchParams({ at: rfc3339(at) });
    match.forEach((glob) => {
      search.append('match', glob);
    });
    return (await this.get<{ tags: readonly PastTag[] }>(`/api/past/tags?${search}`)).tags;
  }

  /** The alarms an operator had to look at, at a moment. */
  pastAlarms(at: number): Promise<readonly Alarm[]> {
    return this.get(`/api/past/alarms?${new URLSearchParams({ at: rfc3339(at) })}`);
  }

  /** Commands asked for by a moment, each as it stood then, the latest first; `before` is the `next` of a page. */
  pastCommands(match: string, at: number, before: string | null): Promise<PastCommandPage> {
    const search = new URLSearchParams({ at: rfc3339(at), match, limit: String(PAST_COMMANDS) });
    if (before !== null) {
      search.set('before', before);
    }
    return this.get(`/api/past/commands?${search}`);
  }

  links(): Promise<readonly Link[]> {
    return this.get('/api/links');
  }

  async history(query: HistoryQuery): Promise<readonly BucketSeries[]> {
    const answer = await this.get<{ series: readonly BucketSeries[] }>(
      `/api/history?${historySearch(query)}&gaps=true`,
    );
    return answer.series;
  }

  /** The stored texts of a tag within a range, the oldest first. @param most samples of them */
  async texts(tag: string, from: number, to: number, most: number): Promise<readonly TextSample[]> {
    const search = new URLSearchParams({ tag, from: rfc3339(from), to: rfc3339(to), raw: 'true', limit: String(most) });
    const answer = await this.get<{ series: readonly RawSeries[] }>(`/api/history?${search}`);
    const [series] = answer.series;
    return (series?.times ?? []).map((time, n) => ({
      time: Date.parse(time),
      value: series?.values[n] ?? null,
      quality: series?.qualities[n] ?? 'bad',
    }));
  }

  /** What a counter counted in each day or month of its site; the periods cover the times whole. */
  async use(tag: string, from: number, to: number, per: UsePer): Promise<UseSeries> {
    const search = new URLSearchParams({ tag, from: rfc3339(from), to: rfc3339(to), per });
    const answer = await this.get<{ series: readonly UseSeries[] }>(`/api/use?${search}`);
    const first = answer.series[0];
    if (first === undefined) {
      throw new ApiError(msg('The host told no use.'), 200);
    }
    return first;
  }

  gaps(tag: string, from: number, to: number): Promise<readonly Gap[]> {
    return this.get(`/api/gaps?${new URLSearchParams({ tag, from: rfc3339(from), to: rfc3339(to) })}`);
  }

  /** Address of the same history as a CSV file, for a link. */
  csvAddress(query: HistoryQuery): string {
    return `${this.base}/api/history?${historySearch(query)}&format=csv`;
  }

  /** Asks for a write; the answer only says that the host took the request. */
  async command(tag: string, value: Scalar, expires: number, reason: string, options: object = {}): Promise<string> {
    const body = { tag, value, expires: rfc3339(expires), reason, ...options };
    const answer = await this.change<{ id: string }>('POST', '/api/commands', body);
    return answer.id;
  }

  commandState(id: string): Promise<Command> {
    return this.get(`/api/commands/${encodeURIComponent(id)}`);
  }

  /** The alarms an operator has to look at, or those of one state; the most urgent first. */
  alarms(state?: AlarmState): Promise<readonly Alarm[]> {
    return this.get(state === undefined ? '/api/alarms' : `/api/alarms?state=${state}`);
  }

  /**
   * Lines of the alarm journal, the latest first; `before` is the `next` of an earlier page.
   *
   * @param until the moment up to which lines are wanted, in milliseconds since 1970 UTC; undefined for all
   */
  alarmJournal(match: string, before: string | null, until?: number): Promise<AlarmJournal> {
    const search = new URLSearchParams({ match });
    if (until !== undefined) {
      search.set('to', rfc3339(until));
    }
    if (before !== null) {
      search.set('before', before);
    }
    return this.get(`/api/alarms/journal?${search}`);
  }

  /** What alarms asked of operators in a span, shared by some positions. */
  alarmFigures(from: number, to: number, positions: number): Promise<AlarmFigures> {
    const search = new URLSearchParams({ from: rfc3339(from), to: rfc3339(to), positions: String(positions) });
    return this.get(`/api/alarms/figures?${search}`);
  }

  /** Who was told of alarms. */
  notices(): Promise<Notices> {
    return this.get('/api/notifications');
  }

  /** Sends somebody a test message; answers once every way has taken it. */
  async testNotice(person: string): Promise<void> {
    const body = JSON.stringify({ person });
    const headers = { 'Content-Type': 'application/json' };
    await this.request('/api/notifications/test', { method: 'POST', body, headers });
  }

  /** Does something about an alarm; answers once it is stored. */
  actOnAlarm(id: string, action: AlarmAction, reason = '', minutes?: number): Promise<Alarm> {
    return this.change('POST', `/api/alarms/${encodeURIComponent(id)}/${action}`, { reason, minutes });
  }

  /** An address of the host as links need it. */
  address(path: string): string {
    return this.base + path;
  }

  /** Asks for something that changes nothing. */
  get<T>(address: string): Promise<T> {
    return this.request<T>(address, { headers: { Accept: 'application/json' } });
  }

  /** Asks for a change; an answer without a body is undefined. */
  change<T>(method: 'POST' | 'PUT' | 'DELETE', address: string, body: unknown = {}): Promise<T> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (this.csrf !== null) {
      headers['X-CSRF-Token'] = this.csrf;
    }
    return this.request(address, { method, body: JSON.stringify(body), headers });
  }

  // The host is of the same release and served these very pages, so its shapes are trusted here.
  private async request<T>(address: string, init: RequestInit): Promise<T> {
    const response = await this.fetched(address, init);
    if (!response.ok) {
      // The door answers so to a wrong password, and that is no news about who is at the page.
      if (response.status === 401 && !DOORS.includes(address)) {
        this.refused();
      }
      throw new ApiError(await problemSentence(response), response.status);
    }
    if (response.status === 204) {
      return undefined as T;
    }
    try {
      return (await response.json()) as T;
    } catch {
      throw new ApiError(msg('The host gave an answer that could not be read.'), response.status);
    }
  }

  private async fetched(address: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.base + address, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      throw new ApiError(msg('The host does not answer.'), 0);
    }
  }
}

/** Milliseconds since 1970 as the API writes times. */
export function rfc3339(time: number): string {
  return new Date(time).toISOString();
}

function historySearch(query: HistoryQuery): string {
  const search = new URLSearchParams();
  query.tags.forEach((tag) => {
    search.append('tag', tag);
  });
  search.set('from', rfc3339(query.from));
  search.set('to', rfc3339(query.to));
  search.set('points', String(query.points));
  return search.toString();
}

/** RFC 9457: `detail` says what happened here, `title` what kind of problem it is. */
async function problemSentence(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { title?: unknown; detail?: unknown };
    const sentence = problem.detail ?? problem.title;
    if (typeof sentence === 'string' && sentence !== '') {
      return sentence;
    }
  } catch {
    // A body that is no problem document says nothing; the status does.
  }
  return msg(str`The host refused with status ${response.status}.`);
}
