import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { browserZone, zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { HAPPENINGS, detailWords, happeningWords } from '../people/audit-words';
import { base, controls } from '../style/shared';
import { tableStyle } from '../style/table';
import type { AuditCheck, AuditEntry } from '../wire/model';
import { pageStyle } from './page-style';

/** Who did what, the latest first, and whether anybody has touched the record of it. */
@customElement('pr-audit-page')
export class AuditPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    tableStyle,
    css`
      .wishes {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-bottom: 0.5rem;
      }
      .details {
        overflow-wrap: anywhere;
        font-size: 0.875rem;
      }
      .check {
        margin-bottom: 1rem;
        overflow-wrap: anywhere;
      }
      .check ul {
        margin: 0.5rem 0 0;
        padding-left: 1.25rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @state() private entries: readonly AuditEntry[] = [];
  @state() private next: number | null = null;
  @state() private result: AuditCheck | undefined;
  @state() private problem = '';
  private filter = { who: '', what: '' };

  override firstUpdated(): void {
    void this.load(null);
  }

  override render() {
    return html`<div class="head">
        <h1>${msg('Audit')}</h1>
        <button class="push" data-testid="verify" @click=${this.verify}>${msg('Verify')}</button>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      <div role="status">${this.verdict()}</div>
      <div class="panel">
        <form class="wishes" role="search" @submit=${this.search}>
          <input id="who" type="search" aria-label=${msg('Who')} placeholder=${msg('Who')} autocomplete="off" />
          <select id="what" aria-label=${msg('What')} @change=${this.search}>
            <option value="">${msg('Everything')}</option>
            ${HAPPENINGS.map(([what, words]) => html`<option value=${what}>${words()}</option>`)}
          </select>
          <button>${msg('Show')}</button>
        </form>
        <div class="scroll" tabindex="0" role="region" aria-label=${msg('Audit trail')}>${this.table()}</div>
        ${this.next === null ? nothing : html`<button @click=${this.more}>${msg('Earlier lines')}</button>`}
      </div>`;
  }

  private table() {
    return html`<table data-testid="audit-trail">
      <thead>
        <tr>
          <th scope="col">${msg('Time')}</th>
          <th scope="col">${msg('Who')}</th>
          <th scope="col">${msg('What')}</th>
          <th scope="col">${msg('Details')}</th>
          <th scope="col">${msg('From')}</th>
          <th scope="col">${msg('Line')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.entries.map(row)}
      </tbody>
    </table>`;
  }

  private verdict() {
    const { result } = this;
    if (result === undefined) {
      return nothing;
    }
    const sound = result.findings.length === 0;
    return html`<div class="check ${sound ? 'note' : 'problem'}" data-testid="verdict" data-sound=${sound}>
      ${
        sound
          ? html`${msg(str`All ${result.lines} lines are as they were written. Note the hash of the last elsewhere:`)}
              <b>${result.head}</b>`
          : html`${msg('▲ The trail was touched:')}
              <ul>
                ${result.findings.map((finding) => html`<li>${finding}</li>`)}
              </ul>`
      }
    </div>`;
  }

  private search(event: Event): void {
    event.preventDefault();
    this.filter = {
      who: this.renderRoot.querySelector<HTMLInputElement>('#who')?.value.trim() ?? '',
      what: this.renderRoot.querySelector<HTMLSelectElement>('#what')?.value ?? '',
    };
    void this.load(null);
  }

  private more(): void {
    void this.load(this.next);
  }

  private async load(before: number | null): Promise<void> {
    try {
      const page = await this.context?.identity.people.audit(this.filter, before);
      this.entries = before === null ? (page?.entries ?? []) : [...this.entries, ...(page?.entries ?? [])];
      this.next = page?.next ?? null;
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private async verify(): Promise<void> {
    try {
      this.result = await this.context?.identity.people.auditCheck();
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}

function row(entry: AuditEntry) {
  return html`<tr data-what=${entry.what}>
    <td class="when">${zoneFormats(browserZone()).full(Date.parse(entry.time))}</td>
    <td>${entry.who}</td>
    <td>${happeningWords(entry.what)}</td>
    <td class="details">${detailWords(entry)}</td>
    <td class="when">${entry.address}</td>
    <td class="number">${entry.number}</td>
  </tr>`;
}
