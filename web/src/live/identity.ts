import { ApiError, type Api } from '../wire/api';
import type { Me } from '../wire/model';
import { PeopleApi } from '../wire/people-api';
import type { Timers } from '../wire/timers';
import { Signal } from './signal';

/** Pause before asking an unreachable host again, in milliseconds. */
const RETRY = 2_000;

/** Who looks at the page: not told yet, nobody the host knows, or somebody. */
export type IdentityState = 'asking' | 'unknown' | Me;

/** Who looks at the page, and their coming and going. */
export class Identity {
  readonly state = new Signal<IdentityState>('asking');
  readonly people: PeopleApi;
  private readonly api: Api;
  private readonly timers: Timers;
  private asked = false;

  constructor(api: Api, timers: Timers) {
    this.api = api;
    this.timers = timers;
    this.people = new PeopleApi(api);
    api.onUnknown(() => void this.ask());
  }

  /** Whoever it is; undefined while the host has not told or knows nobody. */
  get me(): Me | undefined {
    const { value } = this.state;
    return typeof value === 'string' ? undefined : value;
  }

  /** True when the host answers questions about plants. */
  get mayLook(): boolean {
    return this.me?.mustChoosePassword === false;
  }

  /** True when whoever looks may command and acknowledge at a path, whose first level is its site. */
  mayOperate(path: string): boolean {
    const roles = this.me?.roles ?? {};
    const [site = ''] = path.split('/');
    return this.mayLook && [roles['*'], roles[site]].some((role) => role !== undefined && role !== 'viewer');
  }

  /** True for an engineer or administrator of all sites. */
  get mayEngineer(): boolean {
    return this.mayLook && (this.mayAdministrate || this.me?.roles['*'] === 'engineer');
  }

  /** True for an administrator of all sites. */
  get mayAdministrate(): boolean {
    return this.mayLook && this.me?.roles['*'] === 'administrator';
  }

  /** Comes to the page, with the code of a sign-in link or without; a code that has been used is nothing. */
  async arrive(code?: string): Promise<void> {
    if (code !== undefined) {
      try {
        this.become(await this.people.signInByLink(code));
        return;
      } catch {
        // Whoever opens a used link may have a session of before.
      }
    }
    await this.ask();
  }

  /** Rejects with a sentence when the host does not take it. */
  async signIn(user: string, password: string): Promise<void> {
    this.become(await this.people.signIn(user, password));
  }

  async signOut(): Promise<void> {
    const vouched = this.me?.vouched === true;
    try {
      await this.people.signOut();
      if (vouched) {
        globalThis.location.assign(this.people.providerEndAddress());
      }
    } finally {
      await this.ask();
    }
  }

  /** Rejects with a sentence when the host does not take it. */
  async choosePassword(old: string, fresh: string): Promise<void> {
    await this.people.choosePassword(old, fresh);
    await this.ask();
  }

  private async ask(): Promise<void> {
    if (this.asked) {
      return;
    }
    this.asked = true;
    const before = this.state.value;
    try {
      this.become(await this.people.me());
    } catch (error) {
      if (before !== this.state.value) {
        return; // somebody has signed in meanwhile: the answer is about before
      }
      if (error instanceof ApiError && error.status === 401) {
        this.become('unknown');
      } else {
        this.timers.after(RETRY, () => void this.ask());
      }
    } finally {
      this.asked = false;
    }
  }

  private become(state: IdentityState): void {
    this.api.showCsrf(typeof state === 'string' ? null : state.csrf);
    this.state.set(state);
  }
}
