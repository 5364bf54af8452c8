import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import { CommandApi } from '../wire/command-api';
import type { ScheduleInfo } from '../wire/command-model';
import { valueWords } from './command-words';

/** Pause between two questions, in milliseconds. */
const PAUSE = 5_000;

/** What a machine's schedules have set now, and their next switches. */
@customElement('pr-schedules')
export class ScheduleList extends LitElement {
  static override styles = [
    base,
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
        gap: 0 0.75rem;
        padding: 0.25rem 0;
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
    if (this.schedules.length === 0) {
      return nothing;
    }
    return html`<section aria-label="Schedules" data-testid="schedules">
      <h2>Schedules</h2>
      <ul>
        ${this.schedules.map((one) => this.row(one))}
      </ul>
    </section>`;
  }

  private row(one: ScheduleInfo) {
    const tag = one.tag.split('/').pop();
    return html`<li data-state=${one.state}>
      <b>${tag}</b>
      <span>now ${valueWords(one.value)}</span>
      ${one.next === null ? nothing : html`<span>${time(one.next, one)} → ${valueWords(one.nextValue)}</span>`}
      ${this.note(one)}
    </li>`;
  }

  private note(one: ScheduleInfo) {
    switch (one.state) {
      case 'overridden':
        return html`<span class="overridden">set by hand${until(one)}</span>`;
      case 'waiting':
        return html`<span class="waiting">▲ not written yet${one.sentence === '' ? '' : `: ${one.sentence}`}</span>`;
      case 'unknown':
        return html`<span class="quiet">the edge has not told yet</span>`;
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

function time(text: string, one: ScheduleInfo): string {
  const at = Date.parse(text);
  const formats = zoneFormats(one.timeZone);
  return `${formats.day(at)} ${formats.time(at)}`;
}

/** A moment in the far future means that no switch will come. */
function until(one: ScheduleInfo): string {
  return one.overriddenUntil === null || one.overriddenUntil.startsWith('9')
    ? ''
    : ` until ${time(one.overriddenUntil, one)}`;
}
