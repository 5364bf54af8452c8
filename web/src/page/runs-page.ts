import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { RunResult } from '../study/comparison';
import '../study/kpi-table';
import '../study/run-progress';
import { STATE_WORDS, isOver, moment, namesApart, progressWords } from '../study/run-words';
import '../study/search-results';
import { studyStyle } from '../study/study-style';
import '../study/trajectories';
import { SignalWatch } from '../value/signal-watch';
import { StudyApi } from '../wire/study-api';
import type { StudyRun } from '../wire/study-model';
import { pageStyle } from './page-style';

/** Pause between two looks at a run that is not over, in milliseconds. */
const PAUSE = 500;

/** One run as it goes on and what it gave, or several compared. */
@customElement('pr-runs-page')
export class RunsPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    studyStyle,
    css`
      .sentence {
        margin-top: 0.5rem;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** Ids of the runs; the first holds the base of the comparison. */
  @property({ attribute: false }) runs: readonly string[] = [];
  @state() private known: ReadonlyMap<string, StudyRun> = new Map();
  @state() private results: ReadonlyMap<string, RunResult> = new Map();
  @state() private problem = '';
  private api: StudyApi | undefined;
  private loaded = '';
  private endWait: () => void = () => undefined;

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.palette]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.loaded = '';
    this.endWait();
  }

  override willUpdate(): void {
    const { context } = this;
    const wanted = this.runs.join('/');
    if (context !== undefined && this.loaded !== wanted) {
      this.loaded = wanted;
      this.api = new StudyApi(context.api);
      this.endWait();
      void this.look(this.api, wanted);
    }
  }

  override render() {
    const runs = this.runs.flatMap((id) => this.known.get(id) ?? []);
    const names = namesApart(runs);
    const results = runs.flatMap((run) => this.results.get(run.id) ?? []);
    const named = results.map((result) => ({ ...result, title: names.get(result.id) ?? result.title }));
    return html`<div class="head">
        <h1>${this.runs.length > 1 ? msg('Runs compared') : (runs[0]?.title ?? msg('Run', { id: 'a-run' }))}</h1>
        <a href="#/studies">${msg('All studies')}</a>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      <div class="stack">
        ${runs.map((run) => this.card(run, names.get(run.id) ?? run.title))}
        ${named.length === 0 ? nothing : this.shown(named)}
      </div>`;
  }

  private card(run: StudyRun, name: string) {
    return html`<section class="panel" aria-label=${name} data-run=${run.id} data-state=${run.state}>
      <div class="row head">
        <h2>${name}</h2>
        <span data-testid="run-state">${run.state === 'failed' ? '▲ ' : ''}${STATE_WORDS[run.state]()}</span>
        <span class="quiet">${moment(run.queued)}${run.state === 'done' ? `, ${progressWords(run)}` : ''}</span>
        <a href=${`#/study/${run.study}`}>${msg('The study')}</a>
        ${run.state === 'done' ? this.links(run) : nothing}
        ${isOver(run) ? nothing : html`<button data-testid="cancel" @click=${() => void this.cancel(run)}>${msg('Cancel')}</button>`}
      </div>
      ${isOver(run) ? nothing : html`<pr-run-progress .run=${run}></pr-run-progress>`}
      ${run.sentence === '' ? nothing : html`<p class="sentence">${run.sentence}</p>`}
    </section>`;
  }

  private links(run: StudyRun) {
    const isFit = (this.results.get(run.id)?.result.fit ?? null) !== null;
    const tables = isFit ? ['parameters', 'fit'] : ['kpis', 'trajectories'];
    const link = (name: string, words: string) =>
      html`<a href=${this.api?.fileAddress(run.id, name) ?? ''} target="_blank" rel="noopener">${words}</a> `;
    return html`${link('report.html', msg('Report'))}
    ${tables.map((table) => [link(`${table}.csv`, `${table}.csv`), link(`${table}.parquet`, `${table}.parquet`)])}
    ${link('study.yaml', msg('The study as it was'))}`;
  }

  private shown(results: readonly RunResult[]) {
    const palette = this.context?.palette.value ?? '';
    const hasScenarios = results.some(({ result }) => result.scenarios.length > 0);
    return html`${
      hasScenarios
        ? html`<section class="panel" aria-label=${msg('KPIs')}>
            <h2>${msg('KPIs')}</h2>
            <pr-kpi-table .results=${results}></pr-kpi-table>
          </section>`
        : nothing
    }
    ${results.map(({ result }) => html`<pr-search-results .result=${result} .palette=${palette}></pr-search-results>`)}
    ${
      hasScenarios
        ? html`<section class="panel" aria-label=${msg('Over time')}>
            <h2>${msg('Over time')}</h2>
            <pr-trajectories .results=${results} .palette=${palette}></pr-trajectories>
          </section>`
        : nothing
    }`;
  }

  /** Asks for the runs until all are over. */
  private async look(api: StudyApi, wanted: string): Promise<void> {
    try {
      const runs = await Promise.all(this.runs.map((id) => api.run(id)));
      if (wanted !== this.loaded) {
        return;
      }
      this.known = new Map(runs.map((run) => [run.id, run]));
      await Promise.all(runs.map((run) => this.loadResult(api, run)));
      this.problem = '';
      if (!runs.every(isOver)) {
        this.again(api, wanted);
      }
    } catch (error) {
      this.problem = sentenceOf(error);
      this.again(api, wanted);
    }
  }

  private again(api: StudyApi, wanted: string): void {
    if (wanted === this.loaded && this.context !== undefined) {
      this.endWait = this.context.timers.after(PAUSE, () => void this.look(api, wanted));
    }
  }

  private async loadResult(api: StudyApi, run: StudyRun): Promise<void> {
    if (run.state === 'done' && !this.results.has(run.id)) {
      const result = await api.result(run.id);
      this.results = new Map([...this.results, [run.id, { id: run.id, title: run.title, result }]]);
    }
  }

  private async cancel(run: StudyRun): Promise<void> {
    try {
      await this.api?.cancel(run.id);
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
