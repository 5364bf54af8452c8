import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Mistake } from '../wire/study-model';
import { mistakeWords } from './mistake-words';
import type { Word } from '../study/schema-words';

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--box)', fontSize: '0.875rem', height: '100%' },
  // eslint-disable-next-line texts/visible-text -- names of fonts
  '.cm-content': { fontFamily: 'ui-monospace, monospace', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--zone)', color: 'var(--ink-2)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--normal)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--box)', color: 'var(--ink)', border: '1px solid var(--box-line)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--action)', color: 'var(--action-ink)' },
  '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--alarm-2)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--alarm-1)',
    textDecorationSkipInk: 'none',
  },
});

/** Shape by weight, not by colour: colour is for the abnormal. */
const highlight = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink-2)', fontStyle: 'italic' },
]);

/** A text editor for YAML with mistakes marked in their lines. Fetched only where a study is edited. */
@customElement('pr-code-editor')
export class CodeEditor extends LitElement {
  static override styles = css`
    :host {
      display: block;
      height: clamp(20rem, 60vh, 60rem);
    }
    #frame {
      height: 100%;
    }
  `;

  /** Replaces what is edited, when it differs. */
  @property() value = '';
  @property({ attribute: false }) mistakes: readonly Mistake[] = [];
  @property({ attribute: false }) words: readonly Word[] = [];
  /** Names the editor for those who cannot see it. */
  @property() label = '';
  /** True for those who may only look. */
  @property({ type: Boolean }) readonly = false;
  private view: EditorView | undefined;

  override render() {
    return html`<div id="frame"></div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.view?.destroy();
    this.view = undefined;
  }

  override updated(): void {
    const view = this.view ?? this.open();
    if (view === undefined) {
      return;
    }
    if (view.state.doc.toString() !== this.value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: this.value } });
    }
    view.dispatch(setDiagnostics(view.state, this.diagnostics(view.state)));
  }

  /** Writes at the cursor, over what is marked. */
  insert(text: string): void {
    const view = this.view;
    view?.dispatch(view.state.replaceSelection(text));
    view?.focus();
  }

  /** Puts the cursor to a line, from 1. */
  goTo(line: number): void {
    const view = this.view;
    if (view !== undefined) {
      const anchor = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    }
  }

  private open(): EditorView | undefined {
    const parent = this.renderRoot.querySelector('#frame');
    if (parent === null || !(this.renderRoot instanceof ShadowRoot)) {
      return undefined;
    }
    this.view = new EditorView({ parent, root: this.renderRoot, state: this.state() });
    return this.view;
  }

  private state(): EditorState {
    return EditorState.create({
      doc: this.value,
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        lintGutter(),
        yaml(),
        syntaxHighlighting(highlight),
        autocompletion({ override: [(context) => this.complete(context)], icons: false }),
        // The tab key leaves the editor, so that nobody is caught in it.
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': this.label }),
        EditorView.lineWrapping,
        EditorState.readOnly.of(this.readonly),
        theme,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            this.changed(update.state.doc.toString());
          }
        }),
      ],
    });
  }

  private changed(text: string): void {
    if (text !== this.value) {
      this.value = text;
      this.dispatchEvent(new CustomEvent<string>('changed', { detail: text }));
    }
  }

  private complete(context: CompletionContext): CompletionResult | null {
    const word = context.matchBefore(/[\w.-]+/);
    if (word === null && !context.explicit) {
      return null;
    }
    return { from: word?.from ?? context.pos, options: [...this.words], validFor: /^[\w.-]*$/ };
  }

  private diagnostics(state: EditorState): Diagnostic[] {
    return this.mistakes.map((mistake): Diagnostic => {
      const line = state.doc.line(Math.min(Math.max(mistake.line, 1), state.doc.lines));
      const from = Math.min(line.from + Math.max(mistake.column - 1, 0), line.to);
      return { from, to: Math.max(from, line.to), severity: 'error', message: mistakeWords(mistake) };
    });
  }
}
