import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { Feed } from '../live/feed';
import '../people/confirm-box';
import type { ConfirmBox } from '../people/confirm-box';
import { MOST_RUNS } from '../shell/route';
import { base, controls } from '../style/shared';
import '../study/new-study';
import type { NewStudy } from '../study/new-study';
import '../study/run-table';
import type { RunWish } from '../study/run-table';
import { moment } from '../study/run-words';
import { studyStyle } from '../study/study-style';
import { SignalWatch } from '../value/signal-watch';
import { StudyApi } from '../wire/study-api';
import type { StudyRuns, StudySummary } from '../wire/study-model';
import { pageStyle } from './page-style';

/** Pause between two looks at the runs, in milliseconds. */
const PAUSE = 1_000;

/** The studies of the project, and their runs. */
@customElement('pr-studies-page')
export class StudiesPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    studyStyle,
    css`
      .buttons {
        text-align: right;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private studies: readonly StudySummary[] | undefined;
  @state() private problem = '';
  @state() private chosen: readonly string[] = [];
  @query('pr-confirm-box') private readonly confirmBox!: ConfirmBox;
  private api: StudyApi | undefined;
  private runs: Feed<StudyRuns> | undefined;

  constructor() {
    super();
    new SignalWatch(this, () => [this.runs]);
  }

  override willUpdate(): void {
    const { context } = this;
    if (this.api === undefined && context !== undefined) {
      const api = (this.api = new StudyApi(context.api));
      this.runs = new Feed(() => api.runs(), PAUSE, context.timers);
      this.requestUpdate();
      void this.load();
    }
  }

  override render() {
    return html`<div class="head">
        <h1>${msg('Studies')}</h1>
        <div class="push">
          <button class="primary" data-testid="new-study" @click=${this.openBox}>${msg('New study')}</button>
        </div>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="stack">
        <section class="panel" aria-label=${msg('Studies of the project')}>
          <h2>${msg('Of this project')}</h2>
          ${this.list()}
        </section>
        <section class="panel" aria-label=${msg('Runs')}>
          <div class="row head">
            <h2>${msg('Runs')}</h2>
            ${this.compareButton()}
          </div>
          ${this.runList()}
        </section>
      </div>
      <pr-new-study .api=${this.api} @made=${this.made}></pr-new-study>
      <pr-confirm-box></pr-confirm-box>`;
  }

  private list() {
    const { studies } = this;
    if (studies === undefined) {
      return html`<p class="quiet">${msg('The host has not told about studies yet.')}</p>`;
    }
    if (studies.length === 0) {
      return html`<p class="quiet">${msg('None yet. A new one begins with an example.')}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('List of studies')}>
      <table data-testid="study-table">
        <thead>
          <tr>
            <th scope="col">${msg('Study')}</th>
            <th scope="col">${msg('Changed')}</th>
            <th scope="col"><span class="sr">${msg('What to do')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${studies.map((study) => this.row(study))}
        </tbody>
      </table>
    </div>`;
  }

  private row(study: StudySummary) {
    const run = () => void this.act((api) => api.start(study.id));
    const remove = () => {
      this.ask(msg(str`Delete the study “${study.title}”? Its runs stay.`), (api) => api.remove(study.id));
    };
    return html`<tr data-study=${study.id}>
      <td><a href=${`#/study/${study.id}`}>${study.title}</a><small>${study.id}.yaml</small></td>
      <td>${moment(study.changed)}</td>
      <td class="buttons">
        <button data-action="run" aria-label=${msg(str`Run ${study.title}`)} @click=${run}>
          ${msg('Run', { id: 'run-it' })}
        </button>
        <button data-action="remove" aria-label=${msg(str`Delete ${study.title}`)} @click=${remove}>
          ${msg('Delete')}
        </button>
      </td>
    </tr>`;
  }

  private compareButton() {
    if (this.chosen.length === 0) {
      return html`<span class="quiet">${msg('Tick runs that are done to compare them.')}</span>`;
    }
    const words = this.chosen.length === 1 ? msg('Show it') : msg(str`Compare ${this.chosen.length} runs`);
    return html`<a class="button" data-testid="compare" href=${`#/runs/${this.chosen.join('/')}`}>${words}</a>`;
  }

  private runList() {
    const told = this.runs?.latest.value;
    if (told === undefined) {
      return html`<p class="quiet">${msg('The host has not told about runs yet.')}</p>`;
    }
    return html`<pr-run-table .runs=${told.runs} .chosen=${this.chosen} @wish=${this.heed}></pr-run-table>
      <p class="quiet">
        ${
          told.dropped === 0
            ? msg(str`The last ${told.mostKept} runs are kept.`)
            : msg(str`The last ${told.mostKept} runs are kept; ${told.dropped} older ones have made room.`)
        }
      </p>`;
  }

  private heed(event: CustomEvent<RunWish>): void {
    const { run, what } = event.detail;
    if (what === 'compare') {
      const others = this.chosen.filter((id) => id !== run.id);
      this.chosen = others.length < this.chosen.length ? others : [...others, run.id].slice(-MOST_RUNS);
    } else if (what === 'cancel') {
      void this.act((api) => api.cancel(run.id));
    } else {
      const question = msg(str`Delete the run of “${run.title}”, ${moment(run.queued)}, with its results?`);
      this.ask(question, async (api) => {
        await api.removeRun(run.id);
        this.chosen = this.chosen.filter((id) => id !== run.id);
      });
    }
  }

  /** Asks before something is deleted for good; a refusal is told in the box. */
  private ask(question: string, remove: (api: StudyApi) => Promise<unknown>): void {
    void this.confirmBox.open(question, msg('Delete'), async () => {
      if (this.api !== undefined) {
        await remove(this.api);
      }
      await Promise.all([this.load(), this.runs?.ask()]);
    });
  }

  private openBox(): void {
    void this.renderRoot.querySelector<NewStudy>('pr-new-study')?.open();
  }

  private made(event: CustomEvent<string>): void {
    globalThis.location.hash = `#/study/${event.detail}`;
  }

  /** Does something and shows what became of it. */
  private async act(action: (api: StudyApi) => Promise<unknown>): Promise<void> {
    try {
      if (this.api !== undefined) {
        await action(this.api);
      }
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    await Promise.all([this.load(), this.runs?.ask()]);
  }

  private async load(): Promise<void> {
    try {
      this.studies = await this.api?.studies();
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
