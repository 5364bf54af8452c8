import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { base } from '../style/shared';
import { changeWord } from './project-words';
import type { DraftSet } from './draft-set';
import { folderOf } from './templates';

const FOLDERS: readonly (readonly [string, Words])[] = [
  ['', () => msg('Project')],
  ['sites', () => msg('Sites')],
  ['types', () => msg('Machine types')],
  ['displays', () => msg('Displays')],
  ['studies', () => msg('Studies')],
];

/** The project's files by kind. Tells which one is chosen (`chosen`, its name). */
@customElement('pr-file-tree')
export class FileTree extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      h2 {
        margin: 0.75rem 0 0.25rem;
        font-size: 0.875rem;
        font-weight: 500;
        color: var(--ink-2);
      }
      h2:first-of-type {
        margin-top: 0;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: flex;
        gap: 0.5rem;
        align-items: baseline;
        justify-content: space-between;
        width: 100%;
        min-height: 2rem;
        padding: 0.25rem 0.5rem;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink);
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:hover {
        background: var(--zone);
      }
      button:focus-visible {
        outline: 2px solid var(--focus);
      }
      button[aria-current] {
        background: var(--zone);
        font-weight: 650;
      }
      .name {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .removed .name {
        text-decoration: line-through;
      }
      .mark {
        flex: none;
        font-size: 0.8125rem;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) drafts?: DraftSet;
  /** Files with mistakes. */
  @property({ attribute: false }) mistaken: ReadonlySet<string> = new Set();
  /** Drafts of files that somebody else has changed meanwhile. */
  @property({ attribute: false }) overtaken: ReadonlySet<string> = new Set();
  @property() chosen = '';

  override render() {
    return html`<nav aria-label=${msg('Files of the project')} data-testid="file-tree">
      ${FOLDERS.map(([folder, title]) => this.folder(folder, title()))}
    </nav>`;
  }

  private folder(folder: string, title: string) {
    const names = this.names.filter((name) => folderOf(name) === folder);
    return names.length === 0
      ? nothing
      : html`<h2>${title}</h2>
          <ul>
            ${names.map((name) => this.file(name))}
          </ul>`;
  }

  private file(name: string) {
    const change = this.drafts?.change(name);
    const choose = () => this.dispatchEvent(new CustomEvent<string>('chosen', { detail: name }));
    const marks = [
      change === undefined ? '' : changeWord(change),
      this.mistaken.has(name) ? msg('▲ mistake') : '',
      this.overtaken.has(name) ? msg('▲ another by now') : '',
    ].filter((word) => word !== '');
    return html`<li>
      <button
        class=${change ?? ''}
        data-file=${name}
        aria-current=${name === this.chosen ? 'true' : nothing}
        @click=${choose}
      >
        <span class="name">${name.slice(name.indexOf('/') + 1)}</span><span class="mark">${marks.join(', ')}</span>
      </button>
    </li>`;
  }
}
