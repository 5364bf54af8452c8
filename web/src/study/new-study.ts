import { msg } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { StudyApi } from '../wire/study-api';
import type { StudyExample } from '../wire/study-model';
import { mistakeWords } from '../editor/mistake-words';

/** The box in which a study is made from an example. Tells of the new one (`made`, its id). */
@customElement('pr-new-study')
export class NewStudy extends LitElement {
  static override styles = [base, controls, commandStyle];

  @property({ attribute: false }) api?: StudyApi;
  @state() private examples: readonly StudyExample[] = [];
  @state() private problem = '';

  /** Opens the box. */
  async open(): Promise<void> {
    this.problem = '';
    try {
      this.examples = (await this.api?.examples()) ?? [];
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector<HTMLInputElement>('#name')?.focus();
  }

  override render() {
    return html`<dialog aria-labelledby="title" data-testid="new-study-box">
      <form @submit=${this.submit} novalidate>
        <h2 id="title">${msg('New study')}</h2>
        <label for="name">${msg('Name: lower-case letters, digits and dashes')}</label>
        <input id="name" class="wide" maxlength="64" autocomplete="off" aria-describedby="problem" />
        <label for="example">${msg('Begin with')}</label>
        <select id="example">
          ${this.examples.map((example) => html`<option value=${example.id}>${example.title}</option>`)}
        </select>
        <p id="problem" class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
        <div class="buttons">
          <button type="button" @click=${this.close}>${msg('Close')}</button>
          <button class="primary" data-testid="make-study">${msg('Make it')}</button>
        </div>
      </form>
    </dialog>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.make();
  }

  private async make(): Promise<void> {
    const id = this.renderRoot.querySelector<HTMLInputElement>('#name')?.value.trim() ?? '';
    const chosen = this.renderRoot.querySelector<HTMLSelectElement>('#example')?.value;
    const example = this.examples.find((one) => one.id === chosen);
    if (this.api === undefined || example === undefined) {
      return;
    }
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) {
      this.problem = msg('A name has 1 to 64 lower-case letters, digits and dashes.');
      return;
    }
    try {
      const { saved, mistakes } = await this.api.save(id, example.text, '');
      if (saved) {
        this.close();
        this.dispatchEvent(new CustomEvent<string>('made', { detail: id }));
      } else {
        this.problem = mistakes.map(mistakeWords).join('; ');
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
