import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { Notice, Notices } from '../wire/model';
import { alarmTableStyle } from './alarm-table-style';

const STATE_WORDS: Readonly<Record<Notice['state'], Words>> = {
  waiting: () => msg('Waiting'),
  sent: () => msg('Sent'),
  'given-up': () => msg('Given up'),
};

/** Who was told of alarms, whether it left, and a test for each person. */
@customElement('pr-notices')
export class NoticesPanel extends LitElement {
  static override styles = [
    base,
    controls,
    alarmTableStyle,
    css`
      :host {
        display: block;
      }
      .people {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        padding: 0.5rem 0 1rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private notices: Notices | undefined;
  @state() private problem = '';
  @state() private testing = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { notices } = this;
    return html`${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
    ${notices === undefined ? html`<p class="note" role="status">${msg('Asking the host…')}</p>` : this.body(notices)}`;
  }

  private body(notices: Notices) {
    if (notices.people.length === 0) {
      return html`<p class="note">${msg('Nobody is told of alarms: the project has no notifications.yaml.')}</p>`;
    }
    return html`<div class="people">
        <span>${msg('Send a test to')}</span>
        ${notices.people.map((person) => this.tester(person))}
        <span class="quiet" role="status">${this.testing}</span>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('Messages')}>
        <table data-testid="notices">
          <thead>
            <tr>
              <th scope="col">${msg('Time')}</th>
              <th scope="col">${msg('To')}</th>
              <th scope="col">${msg('Message')}</th>
              <th scope="col">${msg('State')}</th>
            </tr>
          </thead>
          <tbody>
            ${notices.messages.map(row)}
          </tbody>
        </table>
      </div>
      ${notices.messages.length === 0 ? html`<p class="note">${msg('Nobody was told of anything yet.')}</p>` : nothing}`;
  }

  private tester(person: string) {
    return html`<button data-person=${person} @click=${() => void this.test(person)}>${person}</button>`;
  }

  private async test(person: string): Promise<void> {
    this.testing = msg(str`Sending to ${person}…`);
    try {
      await this.context?.api.testNotice(person);
      this.testing = msg(str`Sent to ${person}.`);
      this.problem = '';
    } catch (error) {
      this.testing = '';
      this.problem = sentenceOf(error);
    }
  }

  private async load(): Promise<void> {
    try {
      this.notices = await this.context?.api.notices();
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}

function row(notice: Notice) {
  return html`<tr data-state=${notice.state}>
    <td class="when">${zoneFormats(browserZone()).full(Date.parse(notice.time))}</td>
    <td>${notice.person}<span class="quiet">${notice.way}</span></td>
    <td class="what">${notice.subject}</td>
    <td>
      ${STATE_WORDS[notice.state]()}
      ${notice.trouble === '' ? nothing : html`<span class="quiet">${msg(str`${notice.attempts} tries: ${notice.trouble}`)}</span>`}
    </td>
  </tr>`;
}
