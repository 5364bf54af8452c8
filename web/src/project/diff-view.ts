import { msg, str } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../style/shared';
import type { FileDiff, Hunk } from '../wire/project-model';
import { changeWord } from './project-words';

const MARKS: Readonly<Record<string, string>> = { '+': 'more', '-': 'less' };

/** What differs in files, line by line; marks and weight say it beside the colour. */
@customElement('pr-diff-view')
export class DiffView extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      h3 {
        margin: 0.75rem 0 0.25rem;
        font-size: 0.9375rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .lines {
        overflow-x: auto;
        background: var(--box);
        border: 1px solid var(--box-line);
        border-radius: var(--radius);
        font-family: ui-monospace, monospace;
        font-size: 0.8125rem;
        line-height: 1.45;
      }
      .lines + .lines {
        margin-top: 0.375rem;
      }
      .lines div {
        padding: 0 0.5rem;
        white-space: pre;
        width: max-content;
        min-width: 100%;
      }
      .at {
        color: var(--ink-2);
      }
      .more {
        font-weight: 650;
        background: var(--zone);
        box-shadow: inset 0.1875rem 0 0 var(--ink);
      }
      .less {
        text-decoration: line-through;
        color: var(--ink-2);
        box-shadow: inset 0.1875rem 0 0 var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) files: readonly FileDiff[] = [];

  override render() {
    return this.files.length === 0
      ? html`<p class="quiet">${msg('No file differs.')}</p>`
      : this.files.map((file) => this.file(file));
  }

  private file(file: FileDiff) {
    const body = file.whole
      ? html`<p class="quiet">${msg('Too many lines to compare.')}</p>`
      : file.hunks.map((hunk) => this.hunk(file.file, hunk));
    return html`<section data-file=${file.file} data-testid="file-diff">
      <h3>${file.file} <span class="quiet">${changeWord(file.change)}</span></h3>
      ${body}
    </section>`;
  }

  private hunk(file: string, hunk: Hunk) {
    return html`<div class="lines" tabindex="0" role="group" aria-label=${msg(str`${file} from line ${hunk.after}`)}>
      <div class="at">${msg(str`line ${hunk.after}`)}</div>
      ${hunk.lines.map((line) => html`<div class=${MARKS[line.charAt(0)] ?? 'same'}>${line}</div>`)}
    </div>`;
  }
}
