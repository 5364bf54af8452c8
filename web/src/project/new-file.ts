import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { ProjectApi } from '../wire/project-api';
import type { LibraryType } from '../wire/project-model';
import { TEMPLATES } from './templates';

/** A file that is to be: its name and what it begins with. */
export interface NewFileWish {
  readonly name: string;
  readonly text: string;
}

/** The box in which a new file is named, from a template, the library, or as another name of a file. */
@customElement('pr-new-file')
export class NewFile extends LitElement {
  static override styles = [base, controls, commandStyle];

  @property({ attribute: false }) api?: ProjectApi;
  @property({ attribute: false }) names: readonly string[] = [];
  @state() private library: readonly LibraryType[] = [];
  @state() private folder = 'types';
  @state() private renamed = '';
  @state() private problem = '';

  /** The file that gets another name; empty for a new file. */
  get renamedFile(): string {
    return this.renamed;
  }

  /** @param renamed name of the file that gets another one; empty for a new file */
  async open(renamed = ''): Promise<void> {
    this.problem = '';
    this.renamed = renamed;
    try {
      this.library = renamed === '' ? ((await this.api?.library()) ?? []) : [];
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    const name = this.renderRoot.querySelector<HTMLInputElement>('#name');
    if (name !== null) {
      name.value = renamed.replace(/^.*\/|\.\w+$/g, '');
      name.focus();
    }
  }

  override render() {
    const isNew = this.renamed === '';
    return html`<dialog aria-labelledby="title" data-testid="new-file-box">
      <form @submit=${this.submit} novalidate>
        <h2 id="title">${isNew ? msg('New file') : msg(str`Rename ${this.renamed}`)}</h2>
        ${isNew ? this.kind() : nothing}
        <label for="name">${msg('Name, which others use for it')}</label>
        <input id="name" class="wide" maxlength="100" autocomplete="off" aria-describedby="problem" />
        ${isNew && this.folder === 'types' ? this.origin() : nothing}
        <p id="problem" class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
        <div class="buttons">
          <button type="button" @click=${this.close}>${msg('Close')}</button>
          <button class="primary" data-testid="make-file">${isNew ? msg('Make it') : msg('Rename')}</button>
        </div>
      </form>
    </dialog>`;
  }

  private kind() {
    const choose = (event: Event) => {
      this.folder = (event.target as HTMLSelectElement).value;
    };
    return html`<label for="kind">${msg('Kind')}</label>
      <select id="kind" @change=${choose}>
        <option value="types" ?selected=${this.folder === 'types'}>${msg('Machine type')}</option>
        <option value="sites" ?selected=${this.folder === 'sites'}>${msg('Site')}</option>
      </select>`;
  }

  private origin() {
    return html`<label for="origin">${msg('Begin with')}</label>
      <select id="origin">
        <option value="">${msg('A template')}</option>
        ${this.library.map((type) => html`<option value=${type.id}>${type.manufacturer} ${type.name} (${type.id})</option>`)}
      </select>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.make();
  }

  private async make(): Promise<void> {
    const id = this.renderRoot.querySelector<HTMLInputElement>('#name')?.value.trim() ?? '';
    const slash = this.renamed.lastIndexOf('/');
    const ending = this.renamed === '' ? '.yaml' : this.renamed.slice(this.renamed.lastIndexOf('.'));
    const name = `${this.renamed === '' ? this.folder : this.renamed.slice(0, slash)}/${id}${ending}`;
    if (!/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,99}$/.test(id) || this.names.includes(name)) {
      this.problem = this.names.includes(name)
        ? msg('There is a file of this name already.')
        : msg('A name has letters, digits, blanks, dots, dashes and underscores, and begins with a letter or digit.');
      return;
    }
    try {
      const text = this.renamed === '' ? await this.text() : '';
      this.close();
      this.dispatchEvent(new CustomEvent<NewFileWish>('made', { detail: { name, text } }));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private async text(): Promise<string> {
    const origin = this.renderRoot.querySelector<HTMLSelectElement>('#origin')?.value ?? '';
    const type = origin === '' ? undefined : await this.api?.libraryType(origin);
    return type?.text ?? TEMPLATES[this.folder] ?? '';
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
