import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import { mistakeWords } from '../editor/mistake-words';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { momentText } from '../past/moment-text';
import '../project/apply-box';
import type { ApplyBox } from '../project/apply-box';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import { ProjectApi } from '../wire/project-api';
import type { DraftApplied, FileEdit, FileText } from '../wire/project-model';
import { calendarFields } from './calendar-fields';
import { comingDays, problems, valueBefore } from './plan';
import { addedException, addedGroup, firstPlan, type Draft } from './plan-edit';
import { exceptionFields, groupFields, type Fields } from './plan-fields';
import { readPlans, writePlans } from './plan-file';
import { scheduleStyle } from './schedule-style';
import { fileValue, readValue } from './value-field';
import { nextSwitches } from './next-switches';
import './week-picture';

/** The form of a tag's schedule. What it makes is an edit of the site's file, reviewed and applied like any other. */
@customElement('pr-schedule-form')
export class ScheduleForm extends LitElement {
  static override styles = [base, controls, commandStyle, scheduleStyle];

  @property({ attribute: false }) context?: PageContext;
  /** The site's time zone. */
  @property() zone = 'UTC';
  @state() private tag: TagInfo | undefined;
  @state() private draft: Draft | undefined;
  @state() private found: readonly string[] = [];
  @state() private problem = '';
  @query('pr-apply-box') private readonly box!: ApplyBox;
  private file: FileText | undefined;
  private isNew = false;
  /** Counts the openings: an answer to a question of an earlier one is of another tag. */
  private turn = 0;

  /** Opens the form with what the site's file has. */
  async open(tag: TagInfo): Promise<void> {
    const turn = (this.turn += 1);
    this.tag = tag;
    this.file = undefined;
    this.draft = undefined;
    this.found = [];
    this.problem = '';
    await this.updateComplete;
    if (turn !== this.turn) {
      return;
    }
    this.renderRoot.querySelector('dialog')?.showModal();
    await this.attempt(() => this.load(tag, turn));
  }

  private async load(tag: TagInfo, turn: number): Promise<void> {
    const file = await this.api?.file(`sites/${tag.path.split('/')[0] ?? ''}.yaml`);
    if (turn !== this.turn) {
      return;
    }
    this.file = file;
    const { plan, calendars } = readPlans(this.file?.text ?? '', tag.path);
    this.isNew = plan === undefined;
    this.draft = { plan: plan ?? firstPlan(this.present(tag)), calendars };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.time')?.focus();
  }

  /** What the tag has now, to begin with. */
  private present(tag: TagInfo): string {
    const value = this.context?.live.store.reading(tag.path)?.value ?? null;
    return value === null ? '' : fileValue(String(value), tag);
  }

  private get api(): ProjectApi | undefined {
    return this.context === undefined ? undefined : new ProjectApi(this.context.api);
  }

  private get today(): string {
    return momentText(this.context?.live.now() ?? Date.now(), this.zone).slice(0, 10);
  }

  override render() {
    const { tag, draft } = this;
    return html`<dialog aria-labelledby="title" data-testid="schedule-form">
        ${
          tag === undefined
            ? nothing
            : html`<form @submit=${this.submit} novalidate>
                <h2 id="title">${msg(str`Schedule of ${tag.description || tag.tag}`)}</h2>
                <p class="path">${tag.path} · ${msg(str`times of ${this.zone}`)}</p>
                ${draft === undefined ? nothing : this.body(tag, draft)}
                <div role="alert" data-testid="schedule-problems">
                  <ul class="problems">
                    ${[...(this.problem === '' ? [] : [this.problem]), ...this.found].map((one) => html`<li>▲ ${one}</li>`)}
                  </ul>
                </div>
                ${this.buttons(draft)}
              </form>`
        }
      </dialog>
      <pr-apply-box @applied=${this.applied}></pr-apply-box>`;
  }

  private body(tag: TagInfo, draft: Draft) {
    const fields: Fields = { tag, draft, change: this.change, today: this.today };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Schedule')}>
      <h3>${msg('The coming days')}</h3>
      ${this.picture(tag, draft)}
      <h3>${msg('Days of the week')}</h3>
      ${draft.plan.weekly.map((_, n) => groupFields(fields, n))}
      <button type="button" data-testid="add-group" @click=${this.addGroup}>${msg('Other days…')}</button>
      <h3>${msg('Exceptions')}</h3>
      <p class="quiet">${msg('Of two that fit a day the upper one counts.')}</p>
      ${draft.plan.exceptions.map((_, n) => exceptionFields(fields, n))}
      <button type="button" data-testid="add-exception" @click=${this.addException}>${msg('Add an exception')}</button>
      <h3>${msg('Calendars of the site')}</h3>
      <p class="quiet">${msg('Days by name, for the exceptions of all its schedules.')}</p>
      ${calendarFields(fields)}
    </div>`;
  }

  private picture(tag: TagInfo, { plan, calendars }: Draft) {
    const now = momentText(this.context?.live.now() ?? Date.now(), this.zone);
    const days = comingDays(plan, calendars, now.slice(0, 10), 7);
    const next = nextSwitches(plan, calendars, now, 3);
    return html`<pr-week-picture
        .days=${days}
        .held=${valueBefore(plan, calendars, now.slice(0, 10))}
        .unit=${tag.unit}
      ></pr-week-picture>
      <p role="status" data-testid="next-switches">
        ${next.length === 0 ? msg('Nothing is switched within a year.') : msg(str`Next: ${next.join(' · ')}`)}
      </p>`;
  }

  private buttons(draft: Draft | undefined) {
    const removal = () => void this.review(undefined);
    return html`<div class="buttons">
      ${
        this.isNew || draft === undefined
          ? nothing
          : html`<button type="button" data-testid="remove-schedule" @click=${removal}>
              ${msg('Remove the schedule…')}
            </button>`
      }
      <button type="button" class="push" @click=${this.close}>${msg('Close')}</button>
      <button class="primary" data-testid="review-schedule" ?disabled=${draft === undefined}>
        ${msg('Review and apply…')}
      </button>
    </div>`;
  }

  private readonly change = (draft: Draft) => {
    this.draft = draft;
    this.found = [];
    this.problem = '';
  };

  private addGroup(): void {
    if (this.draft !== undefined) {
      this.change(addedGroup(this.draft));
    }
  }

  private addException(): void {
    if (this.draft !== undefined) {
      this.change(addedException(this.draft, this.today));
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    const { tag, draft } = this;
    if (tag !== undefined && draft !== undefined) {
      this.problem = '';
      this.found = [...problems(draft.plan, draft.calendars), ...valueProblems(tag, draft)];
      if (this.found.length === 0) {
        void this.review(draft);
      }
    }
  }

  /** Shows what would change in the file and the plants; without a draft the schedule goes. */
  private async review(draft: Draft | undefined): Promise<void> {
    const { tag, file, api, turn } = this;
    if (tag === undefined || file === undefined || api === undefined) {
      return;
    }
    await this.attempt(async () => {
      const calendars = (draft ?? this.draft)?.calendars ?? new Map<string, readonly string[]>();
      const text = writePlans(file.text, tag.path, draft?.plan, calendars);
      if (text === file.text) {
        this.problem = msg('Nothing has changed.');
        return;
      }
      const edits: readonly FileEdit[] = [{ name: file.name, text, base: file.version }];
      const { mistakes } = await api.check(edits);
      if (turn !== this.turn) {
        return;
      }
      this.found = mistakes.map((mistake) => msg(str`${mistake.file}, line ${mistake.line}: ${mistakeWords(mistake)}`));
      const preview = mistakes.length === 0 ? await api.preview(edits) : undefined;
      if (preview !== undefined && turn === this.turn) {
        await this.box.open({
          title: draft === undefined ? msg('Remove this schedule?') : msg('Apply this schedule?'),
          confirm: draft === undefined ? msg('Remove') : msg('Apply'),
          ...preview,
          run: (reason) => api.apply(edits, reason),
        });
      }
    });
  }

  private applied(event: CustomEvent<DraftApplied>): void {
    const { version, changes } = event.detail;
    this.context?.announcement.set(msg(str`Version ${version} runs: ${changes?.summary ?? ''}`));
    this.close();
    this.dispatchEvent(new CustomEvent('saved'));
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  /** What goes wrong is said in the form, unless it has been opened for another tag since. */
  private async attempt(action: () => Promise<void>): Promise<void> {
    const { turn } = this;
    try {
      await action();
    } catch (error) {
      if (turn !== this.turn) {
        return;
      }
      this.problem = error instanceof Error ? sentenceOf(error) : String(error);
    }
  }
}

/** Values that the tag does not take; the host checks again. */
function valueProblems(tag: TagInfo, { plan }: Draft): readonly string[] {
  return [...plan.weekly, ...plan.exceptions]
    .flatMap(({ at }) => at)
    .flatMap(({ at, value }) => {
      const read = readValue(value, tag);
      return 'problem' in read && value !== '' ? [`${at}: ${read.problem}`] : [];
    });
}
