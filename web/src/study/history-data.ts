import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { StudyApi } from '../wire/study-api';
import { studyStyle } from './study-style';

const DAY = 86_400_000;

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
      .problem {
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) api?: StudyApi;
  /** Now by the host's clock, milliseconds since 1970 UTC. */
  @property({ attribute: false }) now = 0;
  @state() private problem = '';
  @state() private taken = '';

  override render() {
    const to = new Date(this.now - (this.now % 60_000));
    const from = new Date(to.getTime() - 7 * DAY);
    return html`<details>
      <summary>Measured data from the history</summary>
      <form @submit=${this.submit} novalidate>
        <label for="tags">Tags, one a line</label>
        <textarea id="tags" rows="4" placeholder="site/edge/device/tag"></textarea>
        <label for="from">From, UTC</label>
        <input id="from" value=${from.toISOString()} />
        <label for="to">To, UTC</label>
        <input id="to" value=${to.toISOString()} />
        <label for="minutes">Minutes a row</label>
        <input id="minutes" inputmode="numeric" value="10" />
        <label for="name">Name of the data</label>
        <input id="name" value="measured" />
        <div class="buttons"><button data-testid="take-data">Take the data</button></div>
        ${this.problem === '' ? nothing : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
        <p role="status">${this.taken}</p>
      </form>
    </details>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.take();
  }

  private field(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value.trim() ?? '';
  }

  private async take(): Promise<void> {
    const tags = this.field('tags')
      .split(/\s*\n\s*/)
      .filter((tag) => tag !== '');
    this.problem = '';
    this.taken = '';
    try {
      const wish = { name: this.field('name'), tags, from: this.field('from'), to: this.field('to') };
      const data = await this.api?.takeData({ ...wish, minutes: Number(this.field('minutes')) });
      if (data !== undefined) {
        this.taken = `${data.file} has ${data.rows} rows; name it under calibrate: data.`;
        this.dispatchEvent(new CustomEvent<string>('insert', { detail: calibration(data.file, data.columns) }));
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}

/** The beginning of a calibration with these data; what is measured is still to be named. */
function calibration(file: string, columns: readonly string[]): string {
  const lines = columns.map((column) => `    component.quantity: ${column}`);
  return `calibrate:\n  data: ${file}\n  compare:\n${lines.join('\n')}\n`;
}
