import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { Alarm } from '../wire/model';
import { pageStyle } from './page-style';
import '../alarm/alarm-rows';
import '../alarm/journal-table';

const VIEWS = [
  ['list', 'To look at'],
  ['hidden', 'Set aside'],
  ['journal', 'Journal'],
] as const;

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
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private view: View = 'list';
  @state() private aside: readonly Alarm[] = [];
  @state() private problem = '';

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.alarms, this.context?.live.second]);
  }

  override render() {
    return html`<div class="head">
        <h1>Alarms</h1>
        <div class="push" role="group" aria-label="What to show">
          ${VIEWS.map(([view, name]) => this.tab(view, name))}
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
      case 'hidden':
        return this.rows(this.aside, 'Nothing is set aside.');
      case 'list':
        return alarms === undefined
          ? html`<p class="note">The host has not told about its alarms yet.</p>`
          : this.rows(alarms, 'No alarms.');
    }
  }

  private rows(alarms: readonly Alarm[], none: string) {
    return alarms.length === 0
      ? html`<p class="note">${none}</p>`
      : html`<pr-alarm-rows
          .context=${this.context}
          .alarms=${alarms}
          .now=${this.context?.live.now() ?? NaN}
          @acted=${this.loadHidden}
        ></pr-alarm-rows>`;
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
