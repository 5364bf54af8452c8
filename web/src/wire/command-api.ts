import type { Api } from './api';
import type { CommandLogPage, ReadOnly, ScheduleInfo, WriteInfo } from './command-model';
import type { Command } from './model';

/** The part of the host's interface about writes, beside the request itself. Every method rejects with `ApiError` only. */
export class CommandApi {
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** What stands before a write of a tag now. */
  write(tag: string): Promise<WriteInfo> {
    return this.api.get(`/api/writes/${encoded(tag)}`);
  }

  /** The schedules of a machine. */
  schedules(device: string): Promise<readonly ScheduleInfo[]> {
    return this.api.get(`/api/schedules/${encoded(device)}`);
  }

  /** The latest commands, also those under way. */
  latest(): Promise<readonly Command[]> {
    return this.api.get('/api/commands');
  }

  approve(id: string): Promise<Command> {
    return this.api.change('POST', `/api/commands/${encodeURIComponent(id)}/approve`);
  }

  /** Refuses what waits for approval, or ends a ramp. */
  cancel(id: string): Promise<Command> {
    return this.api.change('POST', `/api/commands/${encodeURIComponent(id)}/cancel`);
  }

  /** Commands that have ended, the latest first; `before` is the `next` of an earlier page. */
  log(filter: CommandFilter, before: number | null): Promise<CommandLogPage> {
    const search = new URLSearchParams();
    for (const name of ['match', 'who', 'state'] as const) {
      if (filter[name] !== '') {
        search.set(name, filter[name]);
      }
    }
    if (before !== null) {
      search.set('before', String(before));
    }
    return this.api.get(`/api/command-log?${search}`);
  }

  readOnly(): Promise<ReadOnly> {
    return this.api.get('/api/read-only');
  }

  /** @param site its id; null for the whole host */
  setReadOnly(site: string | null, readOnly: boolean, reason: string): Promise<ReadOnly> {
    return this.api.change('PUT', '/api/read-only', { site, readOnly, reason });
  }
}

/** Which commands of the past; an empty word means any. */
export interface CommandFilter {
  readonly match: string;
  readonly who: string;
  readonly state: string;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
