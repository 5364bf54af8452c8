import type { Api } from '../wire/api';
import type { ReadOnly } from '../wire/command-model';
import type { Link } from '../wire/model';
import type { Timers } from '../wire/timers';
import type { AlarmList } from './alarm-list';
import type { Directory } from './directory';
import type { Feed } from './feed';
import type { Identity } from './identity';
import type { Live } from './live';
import type { Signal } from './signal';

/** What every page works with; made once in `main.ts` and handed down. */
export interface PageContext {
  readonly timers: Timers;
  readonly api: Api;
  readonly live: Live;
  /** The moment shown, while the pages show the past; undefined live. Nothing can be commanded then. */
  readonly past?: Signal<number>;
  /** Who looks at the page. */
  readonly identity: Identity;
  /** The links by path. */
  readonly links: Feed<ReadonlyMap<string, Link>>;
  /** The alarms an operator has to look at, the most urgent first. */
  readonly alarms: AlarmList;
  /** Where nothing may be written. */
  readonly readOnly: Feed<ReadOnly>;
  readonly directory: Directory;
  /** Read aloud politely when it changes. */
  readonly announcement: Signal<string>;
  /** Changes when the palette does: what is painted on a canvas must be painted again. */
  readonly palette: Signal<string>;
  /** Code of the language the pages speak; setting it changes theirs. */
  readonly language: Signal<string>;
}
