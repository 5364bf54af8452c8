import { html } from 'lit';
import { placeName } from './alarm/alarm-place';
import { NewAlarms } from './alarm/new-alarms';
import type { PageContext } from './live/context';
import { Directory } from './live/directory';
import { Feed } from './live/feed';
import { Identity } from './live/identity';
import { Live } from './live/live';
import { Signal } from './live/signal';
import { PlantroomApp, type Pages } from './shell/app';
import { returnToPlace } from './shell/kept-place';
import { languages } from './shell/language';
import { palettes } from './shell/palette';
import { welcomeCode } from './shell/route';
import { Api } from './wire/api';
import type { SocketOpener } from './wire/live-socket';
import type { ReadOnly } from './wire/command-model';
import { browserTimers } from './wire/timers';

/** Pause between two questions to the host, in milliseconds. */
const LINKS_PAUSE = 3_000;
const READ_ONLY_PAUSE = 5_000;

const pages: Pages = {
  fleet: async () => {
    await import('./page/fleet-page');
    return (context) => html`<pr-fleet-page .context=${context}></pr-fleet-page>`;
  },
  site: async () => {
    await import('./page/site-page');
    return (context, path) => html`<pr-site-page .context=${context} .path=${path}></pr-site-page>`;
  },
  machine: async () => {
    await import('./page/machine-page');
    return (context, path) => html`<pr-machine-page .context=${context} .path=${path}></pr-machine-page>`;
  },
  links: async () => {
    await import('./page/links-page');
    return (context) => html`<pr-links-page .context=${context}></pr-links-page>`;
  },
  alarms: async () => {
    await import('./page/alarms-page');
    return (context) => html`<pr-alarms-page .context=${context}></pr-alarms-page>`;
  },
  commands: async () => {
    await import('./page/commands-page');
    return (context) => html`<pr-commands-page .context=${context}></pr-commands-page>`;
  },
  project: async () => {
    await import('./page/project-page');
    return (context) => html`<pr-project-page .context=${context}></pr-project-page>`;
  },
  studies: async () => {
    await import('./page/studies-page');
    return (context) => html`<pr-studies-page .context=${context}></pr-studies-page>`;
  },
  study: async () => {
    await import('./page/study-page');
    return (context, path) => html`<pr-study-page .context=${context} .study=${path}></pr-study-page>`;
  },
  runs: async () => {
    await import('./page/runs-page');
    return (context, path) => html`<pr-runs-page .context=${context} .runs=${path.split('/')}></pr-runs-page>`;
  },
  trends: async () => {
    await import('./page/trends-page');
    return (context, path) => html`<pr-trends-page .context=${context} .path=${path}></pr-trends-page>`;
  },
  account: async () => {
    await import('./page/account-page');
    return (context) => html`<pr-account-page .context=${context}></pr-account-page>`;
  },
  users: async () => {
    await import('./page/users-page');
    return (context) => html`<pr-users-page .context=${context}></pr-users-page>`;
  },
  audit: async () => {
    await import('./page/audit-page');
    return (context) => html`<pr-audit-page .context=${context}></pr-audit-page>`;
  },
  'sign-in': async () => {
    await import('./people/sign-in');
    return (context) => html`<pr-sign-in .identity=${context.identity}></pr-sign-in>`;
  },
  password: async () => {
    await import('./people/password-form');
    return (context) => html`<pr-password-form .identity=${context.identity} first></pr-password-form>`;
  },
  symbols: async () => {
    await import('./page/symbols-page');
    return () => html`<pr-symbols-page></pr-symbols-page>`;
  },
};

const openSocket: SocketOpener = (events) => {
  const address = new URL('api/live', document.baseURI);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  socket.onopen = () => {
    events.opened();
  };
  socket.onmessage = (event) => {
    events.heard(event.data);
  };
  socket.onclose = () => {
    events.closed();
  };
  return socket;
};

function context(language: Signal<string>): PageContext {
  const api = new Api();
  const live = new Live(openSocket, browserTimers);
  return {
    timers: browserTimers,
    api,
    identity: new Identity(api, browserTimers),
    live,
    links: new Feed(
      async () => new Map((await api.links()).map((link) => [link.path, link])),
      LINKS_PAUSE,
      browserTimers,
    ),
    alarms: live.alarms,
    readOnly: new Feed(() => api.get<ReadOnly>('/api/read-only'), READ_ONLY_PAUSE, browserTimers),
    directory: new Directory(api, browserTimers),
    announcement: new Signal(''),
    palette: palettes(document.documentElement, localStorage),
    language,
  };
}

async function start(): Promise<void> {
  returnToPlace();
  const language = await languages(document.documentElement, localStorage, navigator.languages, browserTimers);
  const app = new PlantroomApp();
  const { live, directory, identity, announcement } = (app.context = context(language));
  app.pages = pages;
  live.project.watch(() => {
    directory.reload();
  });
  live.followAlarms();
  new NewAlarms(live.alarms, announcement, browserTimers, (path) => placeName(directory, path));
  identity.state.watch(() => {
    if (identity.mayLook) {
      live.start();
      directory.reload();
    } else {
      live.stop();
    }
  });
  void identity.arrive(welcomeCode(location.hash));
  document.body.append(app);
}

void start();
