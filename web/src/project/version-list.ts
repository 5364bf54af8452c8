import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { ProjectApi } from '../wire/project-api';
import type { DraftApplied, FileDiff, ProjectVersion } from '../wire/project-model';
import './apply-box';
import type { ApplyBox } from './apply-box';
import './diff-view';
import { changeWord, versionWords } from './project-words';

/** The versions of the project's files. Tells when one has come (`applied`). */
@customElement('pr-version-list')
export class VersionList extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 0.5rem 0;
        border-top: 1px solid var(--line);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
      }
      .words {
        flex: 1;
        min-width: min(16rem, 100%);
        overflow-wrap: anywhere;
      }
      small {
        display: block;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) api?: ProjectApi;
  /** Number of the version that is looked at; the list is asked anew when it changes. */
  @property({ type: Number }) latest = 0;
  @property({ type: Boolean }) editable = false;
  @state() private versions: readonly ProjectVersion[] = [];
  @state() private shown = 0;
  @state() private diff: readonly FileDiff[] = [];
  @state() private problem = '';
  @query('pr-apply-box') private readonly box!: ApplyBox;
  private asked = -1;

  override willUpdate(): void {
    if (this.asked !== this.latest && this.api !== undefined) {
      this.asked = this.latest;
      void this.load();
    }
  }

  override render() {
    return html`${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      <ol data-testid="versions">
        ${this.versions.map((version, n) => this.row(version, n))}
      </ol>
      <p class="quiet">${msg('The last 200 versions are kept, in 256 MB at most.')}</p>
      <pr-apply-box @applied=${this.tell}></pr-apply-box>`;
  }

  private row(version: ProjectVersion, n: number) {
    const before = this.versions[n + 1];
    const files = version.files.map((file) => `${file.name} ${changeWord(file.change)}`);
    const more = files.length > 3 ? msg(str`, ${files.length - 3} more`) : '';
    const isShown = this.shown === version.number;
    return html`<li data-version=${version.number}>
      <div class="row">
        <span class="words"
          ><b>${version.number}</b>
          ${versionWords(version)}${version.reason === '' || version.cause === 'disk' ? '' : `: ${version.reason}`}
          <small>${files.slice(0, 3).join(', ')}${more}</small></span
        >
        ${
          before === undefined || !this.editable
            ? nothing
            : html`<button aria-expanded=${isShown ? 'true' : 'false'} @click=${() => void this.show(version, before)}>
                ${isShown ? msg('Hide differences') : msg('Show differences')}
              </button>`
        }
        ${
          n === 0 || !this.editable
            ? nothing
            : html`<button data-action="restore" @click=${() => void this.restore(version)}>
                ${msg('Roll back to this…')}
              </button>`
        }
      </div>
      ${isShown ? html`<pr-diff-view .files=${this.diff}></pr-diff-view>` : nothing}
    </li>`;
  }

  private tell(event: CustomEvent<DraftApplied>): void {
    this.dispatchEvent(new CustomEvent<DraftApplied>('applied', { detail: event.detail }));
  }

  private async load(): Promise<void> {
    await this.attempt(async (api) => {
      this.versions = await api.versions();
    });
  }

  private async show(version: ProjectVersion, before: ProjectVersion): Promise<void> {
    if (this.shown === version.number) {
      this.shown = 0;
      return;
    }
    await this.attempt(async (api) => {
      this.diff = (await api.difference(version.number, before.number)).files;
      this.shown = version.number;
    });
  }

  private async restore(version: ProjectVersion): Promise<void> {
    const latest = this.versions[0];
    if (latest === undefined) {
      return;
    }
    await this.attempt(async (api) => {
      const { files } = await api.difference(version.number, latest.number);
      await this.box.open({
        title: msg(str`Roll back to version ${version.number}`),
        confirm: msg('Roll back'),
        files,
        changes: undefined,
        conflicts: [],
        run: (reason) => api.restore(version.number, latest.number, reason),
      });
    });
  }

  private async attempt(action: (api: ProjectApi) => Promise<void>): Promise<void> {
    try {
      if (this.api !== undefined) {
        await action(this.api);
      }
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
