import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { formatValue } from '../live/format';
import { SignalWatch } from '../value/signal-watch';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import { CommandRun } from './command-run';
import { commandStyle } from './command-style';
import { progress, type ProgressStep } from './progress';
import { choices, rangeWords, readSetpoint } from './setpoint';
import '../value/value-box';

const SIGNS = { done: '●', open: '○', failed: '▲' } as const;
const MARK_WORDS = { done: 'done', open: 'not yet', failed: 'failed' } as const;

/** The box a set point is written from: the actual value, the range, the new set point, and what becomes of it. */
@customElement('pr-command-box')
export class CommandBox extends LitElement {
  static override styles = [base, controls, commandStyle];

  @property({ attribute: false }) context?: PageContext;
  @state() private tag?: TagInfo;
  @state() private run: CommandRun | undefined;
  @state() private problem = '';

  constructor() {
    super();
    new SignalWatch(this, () => [this.run?.command, this.run?.problem]);
  }

  /** Opens the box for a writable tag. */
  async open(tag: TagInfo): Promise<void> {
    this.tag = tag;
    this.run = undefined;
    this.problem = '';
    await this.updateComplete;
    this.fill(tag);
    this.renderRoot.querySelector('dialog')?.showModal();
    this.field()?.focus();
  }

  override updated(): void {
    const command = this.run?.command.value;
    const words = command === undefined ? '' : `Command ${command.state}`;
    if (words !== '') {
      this.context?.announcement.set(words);
    }
  }

  override render() {
    const tag = this.tag;
    return html`<dialog aria-labelledby="title" data-testid="command-box" @close=${this.closed}>
      ${tag === undefined ? nothing : this.form(tag)}
    </dialog>`;
  }

  private form(tag: TagInfo) {
    const locked = this.run?.running ?? false;
    const problem = this.problem || this.run?.problem.value || '';
    return html`<form @submit=${this.submit} novalidate>
      <h2 id="title">${tag.description || tag.tag}</h2>
      <p class="path">${tag.path}</p>
      <dl>
        <dt>Actual</dt>
        <dd><pr-value .live=${this.context?.live} .tag=${tag}></pr-value></dd>
        ${
          choices(tag) === undefined
            ? html`<dt>Range</dt>
                <dd>${rangeWords(tag)}</dd>`
            : nothing
        }
      </dl>
      <label for="setpoint">New set point</label>
      ${this.input(tag, locked, problem !== '')}
      <label for="reason">Reason (optional)</label>
      <input id="reason" maxlength="200" autocomplete="off" ?disabled=${locked} />
      <p id="problem" class="problem" role="alert">${problem === '' ? nothing : html`▲ ${problem}`}</p>
      ${this.progress()}
      <div class="buttons">
        <button type="button" @click=${this.close}>Close</button>
        <button class="primary" ?disabled=${locked} data-testid="command-write">Write</button>
      </div>
    </form>`;
  }

  private input(tag: TagInfo, locked: boolean, invalid: boolean) {
    const words = choices(tag);
    if (words !== undefined) {
      return html`<select id="setpoint" ?disabled=${locked}>
        ${words.map(({ value, words: name }) => html`<option value=${value}>${name}</option>`)}
      </select>`;
    }
    const mode = tag.type === 'string' ? 'text' : 'decimal';
    return html`<span class="field"
      ><input
        id="setpoint"
        inputmode=${mode}
        autocomplete="off"
        aria-describedby="problem"
        aria-invalid=${invalid}
        ?disabled=${locked}
      /><span>${tag.unit}</span></span
    >`;
  }

  private progress() {
    const command = this.run?.command.value;
    if (command === undefined) {
      return nothing;
    }
    return html`<ol class="progress" role="status" data-testid="command-progress" data-state=${command.state}>
      ${progress(command).map((step) => this.step(step))}
    </ol>`;
  }

  private step({ words, mark, detail }: ProgressStep) {
    return html`<li class=${mark}>
      <span aria-hidden="true">${SIGNS[mark]}</span><span class="sr">${MARK_WORDS[mark]}: </span>${words}
      ${detail === '' ? nothing : html`<span class="detail">${detail}</span>`}
    </li>`;
  }

  private fill(tag: TagInfo): void {
    const value = this.context?.live.store.reading(tag.path)?.value ?? null;
    const field = this.field();
    if (field !== null && value !== null) {
      field.value = choices(tag) === undefined ? formatValue(value, { ...tag, states: {} }) : String(Number(value));
    }
    if (field instanceof HTMLInputElement) {
      field.select();
    }
  }

  private field(): HTMLInputElement | HTMLSelectElement | null {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>('#setpoint');
  }

  private submit(event: Event): void {
    event.preventDefault();
    const { tag, context } = this;
    if (tag === undefined || context === undefined || this.run?.running === true) {
      return;
    }
    const setpoint = readSetpoint(this.field()?.value ?? '', tag);
    this.problem = 'problem' in setpoint ? setpoint.problem : '';
    if ('value' in setpoint) {
      const reason = this.renderRoot.querySelector<HTMLInputElement>('#reason')?.value ?? '';
      this.run = new CommandRun(context);
      void this.run.start(tag.path, setpoint.value, reason);
    }
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private closed(): void {
    this.run?.close();
    this.run = undefined;
  }
}
