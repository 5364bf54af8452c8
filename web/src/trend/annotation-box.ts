import { msg, str } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import type { AnnotationDraft } from '../wire/trend-api';

/** Longest text the host takes. */
const LONGEST = 500;

/** Where a new annotation can be put: a pen, its machine, its site. */
interface Place {
  readonly path: string;
  readonly words: string;
}

/** A dialog for the words of an annotation. Tells of them (`save`). */
@customElement('pr-annotation-box')
export class AnnotationBox extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(32rem, calc(100vw - 2rem));
        padding: 1.25rem;
        color: var(--ink);
        background: var(--panel);
        border: 1px solid var(--box-line);
        border-radius: 0.5rem;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      textarea,
      select {
        width: 100%;
        font: inherit;
        color: var(--ink);
        background: var(--box);
        border: 1px solid var(--box-line);
        border-radius: var(--radius);
        padding: 0.375rem 0.5rem;
      }
      label {
        display: block;
        margin: 0.75rem 0;
      }
      .buttons {
        display: flex;
        justify-content: flex-end;
        gap: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) tags: readonly TagInfo[] = [];
  @property() zone = 'UTC';
  @state() private draft: AnnotationDraft = { path: '', from: 0, to: 0, text: '' };
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  private editing: string | undefined;

  /** @param id of the annotation that is written otherwise; undefined for a new one */
  open(draft: AnnotationDraft, id: string | undefined): void {
    this.draft = draft;
    this.editing = id;
    void this.updateComplete.then(() => {
      this.dialog.showModal();
    });
  }

  override render() {
    const { full } = zoneFormats(this.zone);
    const { from, to, text, path } = this.draft;
    const when = to > from ? `${full(from)} – ${full(to)}` : full(from);
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.submit}>
        <h2 id="title">${this.editing === undefined ? msg('Annotate') : msg('Change the annotation')}</h2>
        <p class="quiet">${when}</p>
        <label
          >${msg('On')}
          <select name="path" ?disabled=${this.editing !== undefined}>
            ${this.places().map(
              (place) => html`<option value=${place.path} ?selected=${place.path === path}>${place.words}</option>`,
            )}
          </select></label
        >
        <label
          >${msg('Words')} <textarea name="text" rows="3" maxlength=${LONGEST} required .value=${text}></textarea>
        </label>
        <div class="buttons">
          <button
            type="button"
            @click=${() => {
              this.dialog.close();
            }}
          >
            ${msg('Cancel')}
          </button>
          <button class="primary" data-testid="annotation-save">${msg('Save')}</button>
        </div>
      </form>
    </dialog>`;
  }

  private places(): readonly Place[] {
    if (this.editing !== undefined) {
      return [{ path: this.draft.path, words: this.draft.path }];
    }
    const all = this.tags.flatMap((tag) => {
      const levels = tag.path.split('/');
      return [
        { path: tag.path, words: `${tag.description || tag.tag} (${tag.path})` },
        { path: levels.slice(0, 3).join('/'), words: msg(str`the machine ${levels.slice(0, 3).join('/')}`) },
        { path: levels[0] ?? '', words: msg(str`the site ${levels[0] ?? ''}`) },
      ];
    });
    return all.filter((place, n) => all.findIndex((one) => one.path === place.path) === n);
  }

  private submit(event: SubmitEvent): void {
    const form = new FormData(event.target as HTMLFormElement);
    const word = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const draft = { ...this.draft, text: word('text').trim(), path: word('path') || this.draft.path };
    if (draft.text !== '') {
      this.dispatchEvent(new CustomEvent('save', { detail: { draft, id: this.editing } }));
    }
  }
}
