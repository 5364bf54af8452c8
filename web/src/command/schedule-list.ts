import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import type { PlannedDay } from '../schedule/plan';
import '../schedule/week-picture';
import { base, controls } from '../style/shared';
import { CommandApi } from '../wire/command-api';
import type { ScheduleInfo } from '../wire/command-model';
import type { Scalar, TagInfo } from '../wire/model';
import { valueWords } from './command-words';

/** Pause between two questions, in milliseconds. */
const PAUSE = 5_000;

/** What a machine's schedules have set now, and their next switches. */
@customElement('pr-schedules')
export class ScheduleList extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      section {
        margin-bottom: 1rem;
        padding: 0.75rem 1rem;
        background: var(--panel);
        border-radius: 0.375rem;
      }
      h2 {
        margin: 0 0 0.375rem;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
        padding: 0.25rem 0;
      }
      details {
        flex-basis: 100%;
      }
      summary {
        min-height: 1.75rem;
        color: var(--ink-2);
        cursor: pointer;
      }
      .push {
        margin-left: auto;
      }
      b {
        min-width: 10rem;
        font-weight: 500;
      }
      .waiting,
      .overridden {
        font-weight: 650;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** `site/edge/device` */
  @property() device = '';
  /** The machine's tags. */
  @property({ attribute: false }) tags: readonly TagInfo[] = [];
  /** The site's time zone. */
  @property() zone = 'UTC';
  @state() private schedules: readonly ScheduleInfo[] = [];
  private turn = 0;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('device') || changed.has('context')) {
      this.turn += 1;
      this.schedules = [];
      void this.ask(this.turn);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.turn += 1;
  }

  override render() {
    const free = this.mayEdit ? this.free() : [];
    if (this.schedules.length === 0 && free.length === 0) {
      return nothing;
    }
    return html`<section aria-label=${msg('Schedules')} data-testid="schedules">
      <h2>${msg('Schedules')}</h2>
      <ul>
        ${this.schedules.map((one) => this.row(one))}
      </ul>
      ${free.length === 0 ? nothing : this.newSchedule(free)}
    </section>`;
  }

  private get mayEdit(): boolean {
    return this.context?.past === undefined && this.context?.identity.mayEngineer === true;
  }

  /** Tags that may get a schedule. */
  private free(): readonly TagInfo[] {
    const taken = new Set(this.schedules.map((one) => one.tag));
    return this.tags.filter(
      ({ path, write }) =>
        write !== null && write.secondPerson !== true && (write.pulseMillis ?? null) === null && !taken.has(path),
    );
  }

  private newSchedule(free: readonly TagInfo[]) {
    const choose = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      const tag = free.find((one) => one.path === select.value);
      select.value = '';
      void this.edit(tag);
    };
    return html`<label
      ><span class="sr">${msg('A new schedule for')}</span>
      <select data-testid="new-schedule" @change=${choose}>
        <option value="">${msg('A new schedule for…')}</option>
        ${free.map((tag) => html`<option value=${tag.path}>${tag.description || tag.tag}</option>`)}
      </select></label
    >`;
  }

  /** The form is loaded when somebody wants it. */
  private async edit(tag: TagInfo | undefined): Promise<void> {
    const { context } = this;
    if (tag === undefined || context === undefined) {
      return;
    }
    const { ScheduleForm } = await import('../schedule/schedule-form');
    const known = this.renderRoot.querySelector('pr-schedule-form');
    const form = known instanceof ScheduleForm ? known : new ScheduleForm();
    form.context = context;
    form.zone = this.zone;
    if (form !== known) {
      form.addEventListener('saved', () => {
        this.turn += 1;
        void this.ask(this.turn);
      });
      this.renderRoot.append(form);
    }
    await form.open(tag);
  }

  private row(one: ScheduleInfo) {
    const info = this.tags.find((tag) => tag.path === one.tag);
    const name = (info?.description ?? '') || (one.tag.split('/').pop() ?? '');
    const edit = () => void this.edit(info);
    return html`<li data-state=${one.state} data-tag=${one.tag}>
      <b>${name}</b>
      <span>${msg(str`now ${valueWords(one.value)}`)}</span>
      ${one.next === null ? nothing : html`<span>${time(one.next, one)} → ${valueWords(one.nextValue)}</span>`}
      ${this.note(one)}
      ${
        info !== undefined && this.mayEdit
          ? html`<button
              class="push"
              data-testid="edit-schedule"
              aria-label=${msg(str`Schedule of ${name}: edit`)}
              @click=${edit}
            >
              ${msg('Edit…')}
            </button>`
          : nothing
      }
      <details>
        <summary>${msg('The coming days')}</summary>
        <pr-week-picture
          .days=${days(one, info)}
          .held=${one.before === null ? undefined : worded(one.before, info)}
          .unit=${info?.unit ?? ''}
        ></pr-week-picture>
      </details>
    </li>`;
  }

  private note(one: ScheduleInfo) {
    switch (one.state) {
      case 'overridden':
        return html`<span class="overridden">${byHand(one)}</span>`;
      case 'waiting':
        return html`<span class="waiting"
          >▲ ${msg('not written yet')}${one.sentence === '' ? '' : `: ${one.sentence}`}</span
        >`;
      case 'unknown':
        return html`<span class="quiet">${msg('the edge has not told yet')}</span>`;
      case 'scheduled':
        return nothing;
    }
  }

  private async ask(turn: number): Promise<void> {
    const { context } = this;
    if (context === undefined || turn !== this.turn) {
      return;
    }
    const schedules = await new CommandApi(context.api).schedules(this.device).catch(() => []);
    if (turn === this.turn) {
      this.schedules = schedules;
      if (schedules.length > 0) {
        context.timers.after(PAUSE, () => void this.ask(turn));
      }
    }
  }
}

function days(one: ScheduleInfo, tag: TagInfo | undefined): readonly PlannedDay[] {
  return one.week.map((day) => ({
    ...day,
    at: day.at.map(({ at, value }) => ({ at, value: worded(value, tag) })),
  }));
}

/** A value with the word of its state. */
function worded(value: Scalar, tag: TagInfo | undefined): string {
  return tag?.states[String(value)] ?? String(value);
}

function time(text: string, one: ScheduleInfo): string {
  const at = Date.parse(text);
  const formats = zoneFormats(one.timeZone);
  return `${formats.day(at)} ${formats.time(at)}`;
}

/** A moment in the far future means that no switch will come. */
function byHand(one: ScheduleInfo): string {
  return one.overriddenUntil === null || one.overriddenUntil.startsWith('9')
    ? msg('set by hand')
    : msg(str`set by hand until ${time(one.overriddenUntil, one)}`);
}
