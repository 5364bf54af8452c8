import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plural } from '../language/words';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { CodeEditor } from '../editor/code-editor';
import { Drafts } from '../study/drafts';
import '../study/history-data';
import { mistakeWords } from '../editor/mistake-words';
import { plantOf, schemaKeys, wordsOf, type SchemaKey } from '../study/schema-words';
import '../study/study-help';
import { studyStyle } from '../study/study-style';
import { StudyApi } from '../wire/study-api';
import type { Mistake, PlantParts } from '../wire/study-model';
import { pageStyle } from './page-style';

/** Wait after the last key before the text is checked, in milliseconds. */
const CHECK_AFTER = 500;

/** One study: its text with mistakes marked, and what can stand in it. */
@customElement('pr-study-page')
export class StudyPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    studyStyle,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(16rem, 2fr);
        gap: 1rem;
        align-items: start;
      }
      .mistakes {
        margin: 0.75rem 0 0;
        padding: 0;
        list-style: none;
      }
      .mistakes li {
        display: flex;
        gap: 0.75rem;
        align-items: baseline;
        padding: 0.25rem 0;
        overflow-wrap: anywhere;
      }
      .mistakes button {
        flex: none;
        white-space: nowrap;
      }
      @media (max-width: 60rem) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property() study = '';
  @state() private text = '';
  @state() private saved = '';
  @state() private mistakes: readonly Mistake[] = [];
  @state() private problem = '';
  @state() private keys: readonly SchemaKey[] = [];
  @state() private plant: PlantParts | undefined;
  @state() private isReady = false;
  private readonly drafts = new Drafts(sessionStorage);
  private version = '';
  private plantName = '';
  private loaded = '';
  private endWait: () => void = () => undefined;
  private api: StudyApi | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('beforeunload', this.warn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('beforeunload', this.warn);
    this.endWait();
  }

  override willUpdate(): void {
    const { context } = this;
    if (context !== undefined && this.loaded !== this.study) {
      this.loaded = this.study;
      this.api = new StudyApi(context.api);
      void this.load(this.api);
    }
  }

  override render() {
    const isChanged = this.text !== this.saved;
    return html`<div class="head">
        <h1>${this.study}</h1>
        <a href="#/studies">${msg('All studies')}</a>
        <span class="quiet" role="status" data-testid="study-state">${this.standing(isChanged)}</span>
        <div class="push row">
          <button data-testid="save" ?disabled=${!isChanged || this.mistakes.length > 0} @click=${this.save}>
            ${msg('Save')}
          </button>
          <button
            class="primary"
            data-testid="run"
            ?disabled=${!this.isReady || this.mistakes.length > 0}
            @click=${this.run}
          >
            ${isChanged ? msg('Save and run') : msg('Run', { id: 'run-it' })}
          </button>
        </div>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      <div class="sides">
        <section class="panel" aria-label=${msg('Text of the study')}>${this.editor()} ${this.mistakeList()}</section>
        <section class="panel stack" aria-label=${msg('Help')}>
          <pr-study-help .keys=${this.keys} .plant=${this.plant} @insert=${this.insert}></pr-study-help>
          <pr-history-data .context=${this.context} .api=${this.api} @insert=${this.insert}></pr-history-data>
        </section>
      </div>`;
  }

  private standing(isChanged: boolean): string {
    const count = this.mistakes.length;
    if (count > 0) {
      return plural(count, msg('1 mistake'), msg(str`${count} mistakes`));
    }
    return isChanged ? msg('changed, not saved') : this.isReady ? msg('saved') : '';
  }

  private editor() {
    if (!this.isReady) {
      return html`<p class="quiet">${msg('Loading…')}</p>`;
    }
    return html`<pr-code-editor
      .value=${this.text}
      .mistakes=${this.mistakes}
      .words=${wordsOf(this.keys, this.plant)}
      .label=${msg(str`Text of the study ${this.study}`)}
      @changed=${this.changed}
    ></pr-code-editor>`;
  }

  private mistakeList() {
    return html`<ul class="mistakes" aria-label=${msg('Mistakes')} data-testid="mistakes">
      ${this.mistakes.map((mistake) => {
        const go = () => {
          this.renderRoot.querySelector<CodeEditor>('pr-code-editor')?.goTo(mistake.line);
        };
        return html`<li data-line=${mistake.line}>
          <button @click=${go}>${msg(str`Line ${mistake.line}`)}</button><span>▲ ${mistakeWords(mistake)}</span>
        </li>`;
      })}
    </ul>`;
  }

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (this.text !== this.saved) {
      event.preventDefault();
    }
  };

  private changed(event: CustomEvent<string>): void {
    this.text = event.detail;
    this.drafts.keep(this.study, this.version, this.text);
    this.endWait();
    this.endWait = this.context?.timers.after(CHECK_AFTER, () => void this.check()) ?? this.endWait;
  }

  private insert(event: CustomEvent<string>): void {
    this.renderRoot.querySelector<CodeEditor>('pr-code-editor')?.insert(event.detail);
  }

  private async load(api: StudyApi): Promise<void> {
    this.isReady = false;
    try {
      const [study, schema] = await Promise.all([api.study(this.study), api.schema(), import('../editor/code-editor')]);
      this.saved = study.text;
      this.version = study.version;
      this.text = this.drafts.find(this.study, this.version) ?? this.saved;
      this.keys = schemaKeys(schema);
      this.problem = '';
      this.isReady = true;
      await this.check();
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private async check(): Promise<void> {
    const { text, api } = this;
    if (api === undefined) {
      return;
    }
    try {
      const mistakes = await api.check(this.study, text);
      // A later key may have overtaken this answer.
      if (text === this.text) {
        this.mistakes = mistakes;
      }
      await this.loadPlant(api, plantOf(text));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private async loadPlant(api: StudyApi, name: string): Promise<void> {
    if (name !== this.plantName) {
      this.plantName = name;
      // A name half typed is no plant, which the marks tell already.
      this.plant = name === '' ? undefined : await api.plant(name).catch(() => undefined);
    }
  }

  private save(): void {
    void this.saveText();
  }

  /** True when the text is on the host's disk. */
  private async saveText(): Promise<boolean> {
    const { text, api } = this;
    if (api === undefined) {
      return false;
    }
    try {
      const answer = await api.save(this.study, text, this.version);
      this.mistakes = answer.mistakes;
      this.problem = '';
      if (answer.saved) {
        this.version = answer.version;
        this.saved = text;
        this.drafts.drop(this.study);
      }
      return answer.saved;
    } catch (error) {
      this.problem = sentenceOf(error);
      return false;
    }
  }

  private run(): void {
    void this.start();
  }

  private async start(): Promise<void> {
    if (this.text !== this.saved && !(await this.saveText())) {
      return;
    }
    try {
      const id = await this.api?.start(this.study);
      globalThis.location.hash = `#/runs/${id ?? ''}`;
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
