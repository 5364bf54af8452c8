import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { trendAddress } from '../live/address';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { TrendApi, type TrendSet, type TrendSetDraft, type TrendView } from '../wire/trend-api';

/** Sets of pens to choose from, and saving what is looked at. */
@customElement('pr-trend-sets')
export class TrendSets extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      select {
        max-width: min(18rem, 100%);
      }
      dialog {
        width: min(26rem, calc(100vw - 2rem));
        padding: 1.25rem;
        color: var(--ink);
        background: var(--panel);
        border: 1px solid var(--box-line);
        border-radius: 0.5rem;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      dialog label {
        display: block;
        margin: 0.75rem 0;
      }
      dialog input:not([type='checkbox']) {
        width: 100%;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** The set that is looked at; undefined for none. */
  @property({ attribute: false }) current?: TrendSet | undefined;
  @property({ attribute: false }) tags: readonly string[] = [];
  @property({ attribute: false }) view: TrendView = {};
  @state() private sets: readonly TrendSet[] = [];
  @state() private problem = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    void this.load();
  }

  override render() {
    const own = this.sets.filter((set) => !set.shared);
    const shared = this.sets.filter((set) => set.shared);
    return html`<label
        ><span class="sr">${msg('Saved sets of pens')}</span
        ><select data-testid="trend-sets" @change=${this.choose}>
          <option value="" ?selected=${this.current === undefined}>${msg('Saved sets…')}</option>
          ${this.group(msg('My own'), own)} ${this.group(msg('Shared'), shared)}
        </select></label
      >
      <button ?disabled=${this.tags.length === 0} data-testid="trend-save" @click=${this.open}>${msg('Save…')}</button>
      ${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`} ${this.box()}`;
  }

  private group(name: string, sets: readonly TrendSet[]) {
    return sets.length === 0
      ? nothing
      : html`<optgroup label=${name}>
          ${sets.map((set) => html`<option value=${set.id} ?selected=${set.id === this.current?.id}>${set.name}</option>`)}
        </optgroup>`;
  }

  private box() {
    const { current } = this;
    const mine = current?.mayChange === true;
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.submit}>
        <h2 id="title">${msg(str`Save these ${this.tags.length} pens`)}</h2>
        <label
          >${msg('Name')} <input name="name" required maxlength="80" .value=${current?.name ?? ''} autocomplete="off"
        /></label>
        <label
          ><input type="checkbox" name="shared" .checked=${current?.shared === true} />
          ${msg('Share with everybody')}</label
        >
        <div class="buttons">
          ${mine ? html`<button type="button" @click=${this.drop}>${msg('Delete')}</button>` : nothing}
          <button
            type="button"
            @click=${() => {
              this.dialog.close();
            }}
          >
            ${msg('Cancel')}
          </button>
          <button class=${mine ? '' : 'primary'} value="new" data-testid="trend-save-new">
            ${mine ? msg('Save as another') : msg('Save')}
          </button>
          ${mine ? html`<button class="primary" value="over">${msg('Save')}</button>` : nothing}
        </div>
      </form>
    </dialog>`;
  }

  private readonly open = () => {
    this.dialog.showModal();
  };

  private choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    globalThis.location.hash = trendAddress(value === '' ? { tags: this.tags } : { set: value });
  }

  private submit(event: SubmitEvent): void {
    const form = new FormData(event.target as HTMLFormElement);
    const name = form.get('name');
    const draft: TrendSetDraft = {
      name: typeof name === 'string' ? name.trim() : '',
      shared: form.get('shared') !== null,
      tags: this.tags,
      view: this.view,
    };
    const over = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'over';
    void this.act(async (api) => {
      const saved = await api.save(draft, over ? this.current?.id : undefined);
      this.context?.announcement.set(msg(str`Saved: ${saved.name}`));
      globalThis.location.hash = trendAddress({ set: saved.id });
    });
  }

  private readonly drop = () => {
    const { current } = this;
    this.dialog.close();
    if (current !== undefined) {
      void this.act(async (api) => {
        await api.deleteSet(current.id);
        this.context?.announcement.set(msg(str`Deleted: ${current.name}`));
        globalThis.location.hash = trendAddress({ tags: this.tags });
      });
    }
  };

  private async act(work: (api: TrendApi) => Promise<void>): Promise<void> {
    const { context } = this;
    if (context === undefined) {
      return;
    }
    try {
      this.problem = '';
      await work(new TrendApi(context.api));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    await this.load();
  }

  private async load(): Promise<void> {
    try {
      this.sets = (await (this.context && new TrendApi(this.context.api).sets())) ?? [];
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
