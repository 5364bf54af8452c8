import type { Api } from './api';
import type { ApiToken, AuditCheck, AuditPage, Me, Roles, UserAccount } from './model';

/** The part of the host's interface about people. Every method rejects with `ApiError` only. */
export class PeopleApi {
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  me(): Promise<Me> {
    return this.api.get('/api/me');
  }

  /** What to call the provider people may sign in with; null when there is none. */
  async provider(): Promise<string | null> {
    const answer = await this.api.get<{ provider: string | null }>('/api/session');
    return answer.provider;
  }

  /** Where a browser goes to sign in with the provider. */
  providerAddress(): string {
    return this.api.address('/api/session/openid');
  }

  /** Where a browser goes once it has signed out here. */
  providerEndAddress(): string {
    return this.api.address('/api/session/openid/end');
  }

  signIn(user: string, password: string): Promise<Me> {
    return this.api.change('POST', '/api/session', { user, password });
  }

  /** With the code of a link, which works once. */
  signInByLink(code: string): Promise<Me> {
    return this.api.change('POST', '/api/session/link', { code });
  }

  signOut(): Promise<void> {
    return this.api.change('DELETE', '/api/session');
  }

  /** @param old the present password; ignored for those who have none */
  choosePassword(old: string, fresh: string): Promise<void> {
    return this.api.change('PUT', '/api/me/password', { old, new: fresh });
  }

  users(): Promise<readonly UserAccount[]> {
    return this.api.get('/api/users');
  }

  /** Answers the one-time password, told this once. */
  async addUser(name: string, roles: Roles): Promise<string> {
    const answer = await this.api.change<{ password: string }>('POST', '/api/users', { name, roles });
    return answer.password;
  }

  changeUser(name: string, change: { readonly roles?: Roles; readonly locked?: boolean }): Promise<void> {
    return this.api.change('PUT', `/api/users/${encodeURIComponent(name)}`, change);
  }

  removeUser(name: string): Promise<void> {
    return this.api.change('DELETE', `/api/users/${encodeURIComponent(name)}`);
  }

  /** Answers the one-time password, told this once. */
  async resetPassword(name: string): Promise<string> {
    const address = `/api/users/${encodeURIComponent(name)}/password`;
    const answer = await this.api.change<{ password: string }>('POST', address);
    return answer.password;
  }

  tokens(): Promise<readonly ApiToken[]> {
    return this.api.get('/api/tokens');
  }

  /** Answers the token itself, told this once. */
  async addToken(name: string, roles: Roles, days: number): Promise<string> {
    const answer = await this.api.change<{ token: string }>('POST', '/api/tokens', { name, roles, days });
    return answer.token;
  }

  removeToken(id: string): Promise<void> {
    return this.api.change('DELETE', `/api/tokens/${encodeURIComponent(id)}`);
  }

  /** The latest lines; `filter` names one who or one what, empty for all. */
  audit(filter: { readonly who: string; readonly what: string }, before: number | null): Promise<AuditPage> {
    const search = new URLSearchParams();
    Object.entries(filter).forEach(([name, value]) => {
      if (value !== '') {
        search.set(name, value);
      }
    });
    if (before !== null) {
      search.set('before', String(before));
    }
    return this.api.get(`/api/audit?${search}`);
  }

  auditCheck(): Promise<AuditCheck> {
    return this.api.get('/api/audit/check');
  }
}
