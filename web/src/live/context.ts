import type { Api } from '../wire/api';
import type { Timers } from '../wire/timers';
import type { AlarmsFeed } from './alarms-feed';
import type { Directory } from './directory';
import type { LinksFeed } from './links-feed';
import type { Live } from './live';
import type { Signal } from './signal';

/** What every page works with; made once in `main.ts` and handed down. */
export interface PageContext {
  readonly timers: Timers;
  readonly api: Api;
  readonly live: Live;
  readonly links: LinksFeed;
  readonly alarms: AlarmsFeed;
  readonly directory: Directory;
  /** Read aloud politely when it changes. */
  readonly announcement: Signal<string>;
  /** Changes when the palette does: what is painted on a canvas must be painted again. */
  readonly palette: Signal<string>;
}
