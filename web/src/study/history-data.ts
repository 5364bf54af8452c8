import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import '../trend/pen-picker';
import type { StudyApi } from '../wire/study-api';
import type { FoundTag } from '../wire/trend-api';
import { studyStyle } from './study-style';

const DAY = 86_400_000;

/** Tags that the host takes into one table. */
const MOST_TAGS = 20;

/** Takes tags of the history as measured data for a calibration. Tells the text that uses them (`insert`). */
@customElement('pr-history-data')
export class HistoryData extends LitElement {
  static override styles = [
    base,
    controls,
    studyStyle,
    css`
      form {
        display: grid;
        gap: 0.25rem;
      }
      .buttons {
        margin-top: 0.5rem;
      }
      ul {
        margin: 0.5rem 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        padding: 0.25rem 0;
        border-top: 1px solid var(--line);
      }
      li span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      li small {
        display: block;
        color: var(--ink-2);
      }
      li button {
        flex: none;
      }
      .problem {
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) api?: StudyApi;
  @state() private tags: readonly FoundTag[] = [];
  @state() private problem = '';
  @state() private taken = '';

  override render() {
    const now = this.context?.live.now() ?? 0;
    const to = new Date(now - (now % 60_000));
    const from = new Date(to.getTime() - 7 * DAY);
    return html`<details>
      <summary>${msg('Measured data from the history')}</summary>
      <form @submit=${this.submit} novalidate>
        <pr-pen-picker
          .context=${this.context}
          .chosen=${this.tags.map((tag) => tag.path)}
          ?full=${this.tags.length >= MOST_TAGS}
          @pick=${this.pick}
        ></pr-pen-picker>
        ${this.chosen()}
        <label for="from">${msg('From, UTC')}</label>
        <input id="from" value=${from.toISOString()} />
        <label for="to">${msg('To, UTC')}</label>
        <input id="to" value=${to.toISOString()} />
        <label for="minutes">${msg('Minutes a row')}</label>
        <input id="minutes" inputmode="numeric" value="10" />
        <label for="name">${msg('Name of the data')}</label>
        <input id="name" value="measured" />
        <div class="buttons">
          <button data-testid="take-data" ?disabled=${this.tags.length === 0}>${msg('Take the data')}</button>
        </div>
        ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
        <p role="status">${this.taken}</p>
      </form>
    </details>`;
  }

  private chosen() {
    if (this.tags.length === 0) {
      return html`<p class="quiet">${msg('No values chosen yet.')}</p>`;
    }
    return html`<ul aria-label=${msg('Values chosen')} data-testid="chosen-tags">
      ${this.tags.map((tag) => {
        const name = tag.description || tag.tag;
        const away = () => {
          this.turn(tag);
        };
        return html`<li data-path=${tag.path}>
          <span>${name}<small>${tag.siteName} · ${tag.deviceName}</small></span>
          <button type="button" aria-label=${msg(str`Take ${name} away`)} @click=${away}>×</button>
        </li>`;
      })}
    </ul>`;
  }

  private pick(event: CustomEvent<FoundTag>): void {
    this.turn(event.detail);
  }

  /** Chooses a tag, or one that is chosen no longer. */
  private turn(tag: FoundTag): void {
    const without = this.tags.filter((one) => one.path !== tag.path);
    this.tags = without.length < this.tags.length ? without : [...this.tags, tag].slice(0, MOST_TAGS);
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.take();
  }

  private field(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
  }

  private async take(): Promise<void> {
    const tags = this.tags.map((tag) => tag.path);
    this.problem = '';
    this.taken = '';
    try {
      const wish = { name: this.field('name'), tags, from: this.field('from'), to: this.field('to') };
      const data = await this.api?.takeData({ ...wish, minutes: Number(this.field('minutes')) });
      if (data !== undefined) {
        this.taken = msg(str`${data.file} has ${data.rows} rows; name it under calibrate: data.`);
        this.dispatchEvent(new CustomEvent<string>('insert', { detail: calibration(data.file, data.columns) }));
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}

/** The beginning of a calibration with these data; what is measured is still to be named. */
function calibration(file: string, columns: readonly string[]): string {
  // eslint-disable-next-line texts/visible-text -- text of a file
  const lines = columns.map((column) => `    component.quantity: ${column}`);
  // eslint-disable-next-line texts/visible-text -- text of a file
  return `calibrate:\n  data: ${file}\n  compare:\n${lines.join('\n')}\n`;
}
