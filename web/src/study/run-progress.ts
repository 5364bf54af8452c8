import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../style/shared';
import type { StudyRun } from '../wire/study-model';
import { progressWords, shareDone } from './run-words';
import { studyStyle } from './study-style';

/** Bars drawn at most; the bar of the whole tells of the others. */
const MOST_BARS = 12;

/** How far a run is: the whole, and each scenario that has begun. */
@customElement('pr-run-progress')
export class RunProgress extends LitElement {
  static override styles = [
    base,
    studyStyle,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
        align-items: center;
        gap: 0.25rem 1rem;
        margin: 0.5rem 0 0;
        font-size: 0.875rem;
      }
      dd {
        margin: 0;
      }
      dt {
        max-width: 24rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) run?: StudyRun;
  /** Only the bar of the whole. */
  @property({ type: Boolean }) brief = false;

  override render() {
    const { run } = this;
    if (run === undefined) {
      return nothing;
    }
    const words = progressWords(run);
    return html`<progress data-testid="run-bar" max="1" .value=${shareDone(run)} aria-label=${run.title}></progress>
      <span class="quiet">${words}</span>${this.brief ? nothing : this.bars(run)}`;
  }

  /** Those under way first. */
  private bars(run: StudyRun) {
    const scenarios = Object.entries(run.scenarios).sort(([, a], [, b]) => Number(a === 1) - Number(b === 1));
    return html`<dl>
      ${scenarios.slice(0, MOST_BARS).map(
        ([name, share]) =>
          html`<dt title=${name}>${name}</dt>
            <dd><progress max="1" .value=${share} aria-label=${name}></progress></dd>`,
      )}
    </dl>`;
  }
}
