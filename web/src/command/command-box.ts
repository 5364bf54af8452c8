import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { formatValue } from '../live/format';
import { SignalWatch } from '../value/signal-watch';
import { base, controls } from '../style/shared';
import { sentenceOf } from '../live/directory';
import { CommandApi } from '../wire/command-api';
import type { WriteInfo } from '../wire/command-model';
import type { TagInfo } from '../wire/model';
import { CommandRun } from './command-run';
import { commandStyle } from './command-style';
import { stateWords } from './command-words';
import { progress, type ProgressStep } from './progress';
import { choices, rangeWords, readSetpoint } from './setpoint';
import { isRefused, moreOptions, obstacles, pulseNote, reasonField } from './command-notes';
import { PULSE, isPulse, readOptions } from './write-options';
import '../value/value-box';

/** Pause between two questions about what stands before a write, in milliseconds. */
const LOOK_PAUSE = 2_000;

const SIGNS = { done: '●', open: '○', failed: '▲' } as const;
const MARK_WORDS = {
  done: () => msg('done'),
  open: () => msg('not yet'),
  failed: () => msg('failed'),
} as const;

/** The box a set point is written from: the actual value, the range, the new set point, and what becomes of it. */
@customElement('pr-command-box')
export class CommandBox extends LitElement {
  static override styles = [base, controls, commandStyle];

  @property({ attribute: false }) context?: PageContext;
  @state() private tag?: TagInfo;
  @state() private run: CommandRun | undefined;
  @state() private problem = '';
  /** What stands before a write now; undefined until the host has told. */
  @state() private write: WriteInfo | undefined;
  private turn = 0;

  constructor() {
    super();
    new SignalWatch(this, () => [this.run?.command, this.run?.problem]);
  }

  /** Opens the box for a writable tag. */
  async open(tag: TagInfo): Promise<void> {
    if (this.context?.past !== undefined) {
      return; // what is past cannot be commanded
    }
    this.tag = tag;
    this.run = undefined;
    this.problem = '';
    this.write = undefined;
    this.turn += 1;
    void this.look(tag, this.turn);
    await this.updateComplete;
    this.fill(tag);
    this.renderRoot.querySelector('dialog')?.showModal();
    this.field()?.focus();
  }

  override updated(): void {
    const command = this.run?.command.value;
    const words = command === undefined ? '' : msg(str`Command: ${stateWords(command)}`);
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
        <dt>${msg('Actual')}</dt>
        <dd><pr-value .live=${this.context?.live} .tag=${tag}></pr-value></dd>
        ${this.range(tag)}
      </dl>
      ${obstacles(this.write)} ${pulseNote(tag)} ${isPulse(tag) ? nothing : this.setpoint(tag, locked, problem !== '')}
      ${moreOptions(tag, this.write, locked)} ${reasonField(tag, locked)}
      <p id="problem" class="problem" role="alert">${problem === '' ? nothing : html`▲ ${problem}`}</p>
      ${this.progress()}
      <div class="buttons">
        <button type="button" @click=${this.close}>${msg('Close')}</button>
        ${this.cancelButton()}
        <button class="primary" ?disabled=${locked || isRefused(this.write)} data-testid="command-write">
          ${isPulse(tag) ? msg('Pulse') : msg('Write')}
        </button>
      </div>
    </form>`;
  }

  private range(tag: TagInfo) {
    return choices(tag) !== undefined || isPulse(tag)
      ? nothing
      : html`<dt>${msg('Range', { id: 'set-point-range' })}</dt>
          <dd>${rangeWords(tag)}</dd>`;
  }

  private setpoint(tag: TagInfo, locked: boolean, invalid: boolean) {
    return html`<label for="setpoint">${msg('New set point')}</label> ${this.input(tag, locked, invalid)}`;
  }

  private cancelButton() {
    const command = this.run?.command.value;
    if (command === undefined) {
      return nothing;
    }
    return command.state === 'running' || command.waitsForApproval === true
      ? html`<button type="button" data-testid="command-cancel" @click=${this.cancel}>
          ${command.state === 'running' ? msg('End the ramp') : msg('Withdraw')}
        </button>`
      : nothing;
  }

  private cancel(): void {
    const { context } = this;
    const id = this.run?.command.value?.id;
    if (context !== undefined && id !== undefined) {
      new CommandApi(context.api).cancel(id).catch((error: unknown) => {
        this.problem = sentenceOf(error);
      });
    }
  }

  /** Asks what stands before a write, as long as the box is open. */
  private async look(tag: TagInfo, turn: number): Promise<void> {
    const { context } = this;
    if (context === undefined || turn !== this.turn) {
      return;
    }
    const write = await new CommandApi(context.api).write(tag.path).catch(() => undefined);
    if (turn === this.turn) {
      this.write = write;
      context.timers.after(LOOK_PAUSE, () => void this.look(tag, turn));
    }
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
      <span aria-hidden="true">${SIGNS[mark]}</span><span class="sr">${MARK_WORDS[mark]()}: </span>${words}
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
    const wish = this.wish(tag, context);
    this.problem = 'problem' in wish ? wish.problem : '';
    if ('value' in wish) {
      this.run = new CommandRun(context);
      void this.run.start(tag.path, wish.value, this.text('#reason'), wish.options);
    }
  }

  /** What is asked for, or the sentence that says why it cannot be. */
  private wish(tag: TagInfo, context: PageContext) {
    const setpoint = isPulse(tag) ? { value: PULSE } : readSetpoint(this.field()?.value ?? '', tag);
    if ('problem' in setpoint) {
      return setpoint;
    }
    const read = readOptions(this.text('#ramp'), this.text('#override'), context.live.now());
    if ('problem' in read) {
      return read;
    }
    const lacksReason = tag.write?.reasonRequired === true && this.text('#reason').trim() === '';
    return lacksReason
      ? { problem: msg('A write of this tag needs a reason.') }
      : { value: setpoint.value, options: read.options };
  }

  private text(selector: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(selector)?.value ?? '';
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private closed(): void {
    this.run?.close();
    this.run = undefined;
    this.turn += 1;
  }
}
