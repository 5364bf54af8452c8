import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { Alarm } from '../wire/model';
import { pageStyle } from './page-style';
import { arrange, type AlarmFilter, type AlarmOrder } from '../alarm/alarm-order';
import { placeName } from '../alarm/alarm-place';
import '../alarm/acknowledge-shown';
import '../alarm/alarm-rows';
import '../alarm/figures-panel';
import '../alarm/journal-table';
import '../alarm/notices-panel';

const VIEWS = [
  ['list', () => msg('To look at')],
  ['hidden', () => msg('Set aside')],
  ['journal', () => msg('Journal')],
  ['figures', () => msg('Figures')],
  ['notices', () => msg('Notifications')],
] as const;

const PRIORITIES: readonly (readonly [AlarmFilter['priority'], Words])[] = [
  ['', () => msg('Every priority')],
  ['critical', () => msg('Critical')],
  ['high', () => msg('High')],
  ['medium', () => msg('Medium')],
  ['low', () => msg('Low')],
];

const ORDERS: readonly (readonly [AlarmOrder, Words])[] = [
  ['priority', () => msg('Most urgent first')],
  ['raised', () => msg('Latest first')],
  ['place', () => msg('By place')],
];

type View = (typeof VIEWS)[number][0];

/** All alarms: those to look at, those set aside, and what happened. */
@customElement('pr-alarms-page')
export class AlarmsPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      .panel {
        padding: 0.5rem 1rem;
      }
      .wishes {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        padding: 0.5rem 0;
      }
      .wishes input {
        flex: 0 1 20rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private view: View = 'list';
  @state() private aside: readonly Alarm[] = [];
  @state() private problem = '';
  @state() private filter: AlarmFilter = { text: '', priority: '' };
  @state() private order: AlarmOrder = 'priority';
  private arrangedFor: readonly unknown[] = [];
  private inOrder: readonly Alarm[] = [];

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.alarms, this.context?.live.second, this.context?.directory.sites]);
  }

  override render() {
    return html`<div class="head">
        <h1>${msg('Alarms')}</h1>
        <div class="push" role="group" aria-label=${msg('What to show')}>
          ${VIEWS.map(([view, name]) => this.tab(view, name()))}
        </div>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <div class="panel">${this.shown()}</div>`;
  }

  private tab(view: View, name: string) {
    const turn = () => {
      this.turn(view);
    };
    return html`<button aria-pressed=${this.view === view} data-view=${view} @click=${turn}>${name}</button> `;
  }

  private shown() {
    const alarms = this.context?.alarms.latest.value;
    switch (this.view) {
      case 'journal':
        return html`<pr-alarm-journal .context=${this.context}></pr-alarm-journal>`;
      case 'figures':
        return html`<pr-alarm-figures .context=${this.context}></pr-alarm-figures>`;
      case 'notices':
        return html`${this.presentOnly()}<pr-notices .context=${this.context}></pr-notices>`;
      case 'hidden':
        return html`${this.presentOnly()}${this.rows(this.aside, msg('Nothing is set aside.'))}`;
      case 'list':
        return alarms === undefined
          ? html`<p class="note">${msg('The host has not told about its alarms yet.')}</p>`
          : this.rows(alarms, msg('No alarms.'));
    }
  }

  /** What the host keeps of the present alone must not look like the moment shown around it. */
  private presentOnly() {
    return this.context?.past === undefined
      ? nothing
      : html`<p class="problem" role="status" data-testid="present-only">
          ▲ ${msg('This list has no past: it shows the present.')}
        </p>`;
  }

  private rows(alarms: readonly Alarm[], none: string) {
    if (alarms.length === 0) {
      return html`<p class="note">${none}</p>`;
    }
    const shown = this.arranged(alarms);
    return html`${this.wishes(alarms.length, shown)}
      <pr-alarm-rows
        .context=${this.context}
        .alarms=${shown}
        .now=${this.context?.live.now() ?? NaN}
        @acted=${this.loadHidden}
      ></pr-alarm-rows>`;
  }

  /** Ten thousand alarms are put in order when they or the wishes change, not with every second. */
  private arranged(alarms: readonly Alarm[]): readonly Alarm[] {
    const wish = [alarms, this.filter, this.order, this.context?.directory.sites.value];
    if (wish.some((part, i) => part !== this.arrangedFor[i])) {
      const place = (alarm: Alarm) => placeName(this.context?.directory, alarm.path);
      this.arrangedFor = wish;
      this.inOrder = arrange(alarms, this.filter, this.order, place);
    }
    return this.inOrder;
  }

  private wishes(all: number, alarms: readonly Alarm[]) {
    const shown = alarms.length;
    return html`<div class="wishes" role="search">
      <input
        type="search"
        aria-label=${msg('Search alarms')}
        placeholder=${msg('Search alarms')}
        @input=${this.search}
      />
      <select aria-label=${msg('Priority')} @change=${this.choosePriority}>
        ${PRIORITIES.map(([value, name]) => html`<option value=${value}>${name()}</option>`)}
      </select>
      <select aria-label=${msg('Order')} @change=${this.chooseOrder}>
        ${ORDERS.map(([value, name]) => html`<option value=${value}>${name()}</option>`)}
      </select>
      <span class="quiet" role="status">${shown === all ? msg(str`${all} in all`) : msg(str`${shown} of ${all}`)}</span>
      ${
        this.view === 'list'
          ? html`<pr-acknowledge-shown .context=${this.context} .alarms=${alarms}></pr-acknowledge-shown>`
          : nothing
      }
    </div>`;
  }

  private search(event: Event): void {
    this.filter = { ...this.filter, text: (event.target as HTMLInputElement).value };
  }

  private choosePriority(event: Event): void {
    this.filter = { ...this.filter, priority: (event.target as HTMLSelectElement).value as AlarmFilter['priority'] };
  }

  private chooseOrder(event: Event): void {
    this.order = (event.target as HTMLSelectElement).value as AlarmOrder;
  }

  private turn(view: View): void {
    this.view = view;
    void this.loadHidden();
  }

  private async loadHidden(): Promise<void> {
    const { api } = this.context ?? {};
    if (api === undefined || this.view !== 'hidden') {
      return;
    }
    try {
      const all = await Promise.all([api.alarms('shelved'), api.alarms('out-of-service'), api.alarms('suppressed')]);
      this.aside = all.flat();
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
