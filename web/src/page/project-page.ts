import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CodeEditor } from '../editor/code-editor';
import { mistakeWords, placeWords } from '../editor/mistake-words';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import '../people/confirm-box';
import type { ConfirmBox } from '../people/confirm-box';
import '../project/apply-box';
import type { ApplyBox } from '../project/apply-box';
import { DraftSet } from '../project/draft-set';
import '../project/file-tree';
import '../project/new-file';
import type { NewFile, NewFileWish } from '../project/new-file';
import { deviceTemplate, folderOf } from '../project/templates';
import { projectStyle } from '../project/project-style';
import { standingWords } from '../project/project-words';
import '../project/version-list';
import { studyStyle } from '../study/study-style';
import { base, controls } from '../style/shared';
import { ProjectApi } from '../wire/project-api';
import type { DraftApplied, FileText, ProjectChanges, ProjectFiles } from '../wire/project-model';
import type { Mistake } from '../wire/study-model';
import { pageStyle } from './page-style';

/** Wait after the last key before the files are checked, in milliseconds. */
const CHECK_AFTER = 500;

/** Mistakes listed below the editor. */
const MOST_LISTED = 50;

/** Where drafts wait while another page is looked at; this browser tab's own. */
const KEPT = 'project-drafts';

/** The project's files: edit, see what would change, apply, go back. */
@customElement('pr-project-page')
export class ProjectPage extends LitElement {
  static override styles = [base, controls, pageStyle, studyStyle, projectStyle];

  @property({ attribute: false }) context?: PageContext;
  @state() private files: ProjectFiles | undefined;
  @state() private drafts = DraftSet.NONE;
  @state() private chosen = '';
  @state() private original: FileText | undefined;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private unlisted = 0;
  @state() private problem = '';
  @state() private isReady = false;
  @state() private changes: ProjectChanges | undefined;
  @query('pr-apply-box') private readonly box!: ApplyBox;
  @query('pr-new-file') private readonly newFile!: NewFile;
  @query('pr-confirm-box') private readonly confirmBox!: ConfirmBox;
  private api: ProjectApi | undefined;
  private endWatch: () => void = () => undefined;
  private endWait: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('beforeunload', this.warn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('beforeunload', this.warn);
    this.endWait();
    this.endWatch();
  }

  override willUpdate(): void {
    const { context } = this;
    if (context !== undefined && this.api === undefined) {
      this.api = new ProjectApi(context.api);
      this.drafts = this.mayEdit ? DraftSet.of(sessionStorage.getItem(KEPT)) : DraftSet.NONE;
      this.endWatch = context.live.project.watch(() => void this.attempt(() => this.load()));
      void this.begin();
    }
  }

  private get mayEdit(): boolean {
    return this.context?.identity.mayEngineer === true;
  }

  private get names(): readonly string[] {
    return this.drafts.names(this.files?.files.map((file) => file.name) ?? []);
  }

  override render() {
    return html`<div class="head">
        <h1>${msg('Project')}</h1>
        <span class="quiet" role="status" data-testid="project-state"
          >${standingWords(this.mistakes.length + this.unlisted, this.drafts.size)}</span
        >
        ${this.mayEdit ? this.buttons() : nothing}
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`} ${this.waiting()}
      <div class="sides">
        <section class="panel files" aria-label=${msg('Files')} tabindex="0">
          <pr-file-tree
            .names=${this.names}
            .drafts=${this.drafts}
            .mistaken=${new Set(this.mistakes.map((mistake) => mistake.file))}
            .overtaken=${this.drafts.overtaken(this.files?.files ?? [])}
            .chosen=${this.chosen}
            @chosen=${this.choose}
          ></pr-file-tree>
        </section>
        <section class="panel" aria-label=${msg('Text')}>${this.editor()} ${this.mistakeList()}</section>
      </div>
      <section class="panel" aria-labelledby="versions">
        <h2 id="versions">${msg('Versions')}</h2>
        <pr-version-list
          .api=${this.api}
          .latest=${this.files?.version ?? 0}
          .editable=${this.mayEdit}
          @applied=${this.applied}
        ></pr-version-list>
      </section>
      <pr-apply-box @applied=${this.draftsApplied}></pr-apply-box>
      <pr-new-file .api=${this.api} .names=${this.names} @made=${this.made}></pr-new-file>
      <pr-confirm-box></pr-confirm-box>`;
  }

  private waiting() {
    const { changes } = this;
    if (changes === undefined || changes.summary === 'no changes') return nothing;
    const reload = () => void this.attempt(() => this.reload());
    return html`<p class="problem row" data-testid="waiting">
      <span>${msg(str`The folder is not what runs: ${changes.summary}.`)}</span>
      ${changes.usable ? html`<button @click=${reload}>${msg('Run it')}</button>` : nothing}
    </p>`;
  }

  private buttons() {
    return html`<div class="push row">
      <button data-testid="new-file" @click=${() => void this.newFile.open()}>${msg('New file…')}</button>
      <button data-testid="discard" ?disabled=${this.drafts.size === 0} @click=${this.discard}>
        ${msg('Discard…')}
      </button>
      <button
        class="primary"
        data-testid="review"
        ?disabled=${this.drafts.size === 0 || this.mistakes.length > 0}
        @click=${() => void this.review()}
      >
        ${msg('Review and apply…')}
      </button>
    </div>`;
  }

  private editor() {
    if (this.chosen === '') {
      return html`<p class="quiet">
        ${this.mayEdit ? msg('Choose a file to edit it.') : msg('Choose a file to look at it.')}
      </p>`;
    }
    const draft = this.drafts.find(this.chosen);
    const isGone = draft?.text === null;
    return html`<div class="row head">
        <h2 class="name">${this.chosen}</h2>
        ${this.mayEdit ? this.fileButtons(isGone) : nothing}
      </div>
      ${isGone ? html`<p>${msg('Will be deleted.')}</p>` : this.textEditor(draft?.text ?? this.original?.text ?? '')}`;
  }

  private textEditor(text: string) {
    return this.isReady
      ? html`<pr-code-editor
          .value=${text}
          .mistakes=${this.mistakes.filter((mistake) => mistake.file === this.chosen)}
          .label=${msg(str`Text of ${this.chosen}`)}
          .readonly=${!this.mayEdit}
          @changed=${this.changed}
        ></pr-code-editor>`
      : html`<p class="quiet">${msg('Loading…')}</p>`;
  }

  private fileButtons(isGone: boolean) {
    const isFixed = folderOf(this.chosen) === '';
    return html`<div class="push row">
      ${folderOf(this.chosen) === 'sites' && !isGone ? this.deviceChoice() : nothing}
      ${
        isFixed || isGone
          ? nothing
          : html`<button data-testid="rename" @click=${() => void this.newFile.open(this.chosen)}>
                ${msg('Rename…')}
              </button>
              <button data-testid="delete" @click=${() => void this.askRemoval()}>${msg('Delete…')}</button>`
      }
      ${
        this.drafts.find(this.chosen) === undefined
          ? nothing
          : html`<button data-testid="undo" @click=${this.undo}>${msg('Undo changes')}</button>`
      }
    </div>`;
  }

  private deviceChoice() {
    const types = this.names.filter((name) => folderOf(name) === 'types').map((name) => name.slice(6, -5));
    const insert = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      this.renderRoot.querySelector<CodeEditor>('pr-code-editor')?.insert(deviceTemplate(select.value));
      select.value = '';
    };
    return html`<label
      ><span class="sr">${msg('Insert a device at the cursor')}</span>
      <select data-testid="insert-device" @change=${insert}>
        <option value="">${msg('Insert a device…')}</option>
        ${types.map((type) => html`<option value=${type}>${type}</option>`)}
      </select></label
    >`;
  }

  private mistakeList() {
    return html`<ul class="mistakes" aria-label=${msg('Mistakes')} data-testid="mistakes">
      ${this.mistakes.slice(0, MOST_LISTED).map((mistake) => {
        const go = () => void this.goTo(mistake);
        return html`<li data-line=${mistake.line} data-file=${mistake.file}>
          <button @click=${go}>${placeWords(mistake)}</button><span>▲ ${mistakeWords(mistake)}</span>
        </li>`;
      })}
    </ul>`;
  }

  private async goTo(mistake: Mistake): Promise<void> {
    if (mistake.file !== this.chosen && this.names.includes(mistake.file)) {
      await this.open(mistake.file);
      await this.updateComplete;
    }
    this.renderRoot.querySelector<CodeEditor>('pr-code-editor')?.goTo(mistake.line);
  }

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (this.drafts.size > 0) {
      event.preventDefault();
    }
  };

  private async begin(): Promise<void> {
    await this.attempt(async () => {
      await Promise.all([this.load(), import('../editor/code-editor')]);
      this.isReady = true;
      if (this.drafts.size > 0) {
        await this.check();
      }
    });
  }

  private async reload(): Promise<void> {
    this.changes = await this.api?.reload();
    await this.load();
  }

  private async load(): Promise<void> {
    const changes = this.mayEdit ? this.api?.changes() : undefined;
    this.files = await this.api?.files();
    this.changes = await changes;
  }

  private choose(event: CustomEvent<string>): void {
    void this.open(event.detail);
  }

  private async open(name: string): Promise<void> {
    await this.attempt(async () => {
      const isNew = this.drafts.find(name)?.original === null;
      const original = isNew ? undefined : await this.api?.file(name);
      this.original = original;
      this.chosen = name;
    });
  }

  private changed(event: CustomEvent<string>): void {
    this.edit(event.detail);
  }

  /** Keeps what is wanted of the chosen file; null deletes it. */
  private edit(text: string | null): void {
    const before = this.drafts.find(this.chosen);
    this.keep(
      this.drafts.with({
        name: this.chosen,
        original: before === undefined ? (this.original?.text ?? null) : before.original,
        text,
        base: before?.base ?? this.original?.version ?? '',
      }),
    );
  }

  private keep(drafts: DraftSet): void {
    this.drafts = drafts;
    try {
      sessionStorage.setItem(KEPT, drafts.toJson());
    } catch {
      // A full storage keeps nothing; the page warns before it is left.
    }
    this.endWait();
    this.endWait = this.context?.timers.after(CHECK_AFTER, () => void this.check()) ?? this.endWait;
  }

  private async check(): Promise<void> {
    const { drafts } = this;
    await this.attempt(async () => {
      const told = drafts.size === 0 ? undefined : await this.api?.check(drafts.edits());
      // A later key may have overtaken this answer.
      if (drafts === this.drafts) {
        this.mistakes = told?.mistakes ?? [];
        this.unlisted = told?.unlisted ?? 0;
      }
    });
  }

  private undo(): void {
    const isNew = this.drafts.find(this.chosen)?.original === null;
    this.keep(this.drafts.without(this.chosen));
    if (isNew) {
      this.chosen = '';
    } else {
      void this.open(this.chosen);
    }
  }

  private discard(): void {
    void this.confirmBox.open(msg('Discard all changes that are not applied?'), msg('Discard'), () => {
      this.chosen = '';
      this.keep(DraftSet.NONE);
      return Promise.resolve();
    });
  }

  private askRemoval(): Promise<void> {
    return this.confirmBox.open(msg(str`Delete ${this.chosen} when the changes are applied?`), msg('Delete'), () => {
      if (this.drafts.find(this.chosen)?.original === null) {
        this.undo();
      } else {
        this.edit(null);
      }
      return Promise.resolve();
    });
  }

  private made(event: CustomEvent<NewFileWish>): void {
    const renamed = this.newFile.renamedFile;
    const text =
      renamed === '' ? event.detail.text : (this.drafts.find(this.chosen)?.text ?? this.original?.text ?? '');
    if (renamed !== '') {
      if (this.drafts.find(renamed)?.original === null) {
        this.drafts = this.drafts.without(renamed);
      } else {
        this.edit(null);
      }
    }
    this.original = undefined;
    this.chosen = event.detail.name;
    this.keep(this.drafts.with({ name: this.chosen, original: null, text, base: '' }));
  }

  private async review(): Promise<void> {
    const edits = this.drafts.edits();
    await this.attempt(async () => {
      const { api } = this;
      const preview = await api?.preview(edits);
      if (api !== undefined && preview !== undefined) {
        await this.box.open({
          title: msg('Apply these changes?'),
          confirm: msg('Apply'),
          ...preview,
          run: (reason) => api.apply(edits, reason),
        });
      }
    });
  }

  private draftsApplied(event: CustomEvent<DraftApplied>): void {
    this.keep(DraftSet.NONE);
    this.applied(event);
  }

  private applied(event: CustomEvent<DraftApplied>): void {
    const { version, changes } = event.detail;
    this.context?.announcement.set(msg(str`Version ${version} runs: ${changes?.summary ?? ''}`));
    void this.attempt(async () => {
      await this.load();
      if (this.names.includes(this.chosen)) {
        await this.open(this.chosen);
      } else {
        this.chosen = '';
      }
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
