import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { commandStyle } from '../command/command-style';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { Conflict, DraftApplied, FileDiff, ProjectChanges } from '../wire/project-model';
import './diff-view';
import { conflictWords, partWords } from './project-words';

/** What a box of this kind asks about. */
export interface Review {
  readonly title: string;
  readonly confirm: string;
  readonly files: readonly FileDiff[];
  /** What the reload would change; undefined when that is not known before. */
  readonly changes: ProjectChanges | undefined;
  readonly conflicts: readonly Conflict[];
  /** Does it; rejects with a sentence. */
  readonly run: (reason: string) => Promise<DraftApplied>;
}

/** Shows what would change before it does. Tells when it has (`applied`). */
@customElement('pr-apply-box')
export class ApplyBox extends LitElement {
  static override styles = [
    base,
    controls,
    commandStyle,
    css`
      dialog {
        width: min(56rem, calc(100vw - 2rem));
        max-height: calc(100vh - 2rem);
      }
      h3 {
        margin: 0.75rem 0 0.25rem;
      }
      ul {
        margin: 0;
        padding-left: 1.25rem;
        overflow-wrap: anywhere;
      }
      .scroll {
        max-height: 50vh;
        overflow-y: auto;
      }
    `,
  ];

  @state() private review: Review | undefined;
  @state() private problem = '';
  @state() private busy = false;

  async open(review: Review): Promise<void> {
    this.review = review;
    this.problem = review.conflicts.map(conflictWords).join(' ');
    this.busy = false;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const { review } = this;
    const isBlocked = this.busy || (review?.conflicts.length ?? 0) > 0 || review?.changes?.usable === false;
    return html`<dialog aria-labelledby="title" data-testid="apply-box">
      <form @submit=${this.submit} novalidate>
        <h2 id="title">${review?.title ?? ''}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=${msg('What changes')}>
          ${this.reload()}
          <h3>${msg('In the files')}</h3>
          <pr-diff-view .files=${review?.files ?? []}></pr-diff-view>
        </div>
        <label for="reason">${msg('Why, for those who come later')}</label>
        <input id="reason" class="wide" maxlength="500" autocomplete="off" aria-describedby="problem" />
        <p id="problem" class="problem" role="alert">${this.problem === '' ? nothing : html`▲ ${this.problem}`}</p>
        <div class="buttons">
          <button type="button" @click=${this.close}>${msg('Close')}</button>
          <button class="primary" data-testid="apply" ?disabled=${isBlocked}>${review?.confirm ?? ''}</button>
        </div>
      </form>
    </dialog>`;
  }

  private reload() {
    const changes = this.review?.changes;
    if (changes === undefined) {
      return nothing;
    }
    return html`<h3>${msg('In the plants')}</h3>
      <p data-testid="summary">${changes.summary}</p>
      <ul>
        ${changes.changes.map((change) => html`<li>${partWords(change)}</li>`)}
      </ul>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    const reason = this.renderRoot.querySelector<HTMLInputElement>('#reason')?.value ?? '';
    this.busy = true;
    try {
      const answer = await this.review?.run(reason);
      if (answer?.applied === true) {
        this.close();
        this.dispatchEvent(new CustomEvent<DraftApplied>('applied', { detail: answer }));
      } else {
        this.problem = answer?.conflicts.map(conflictWords).join(' ') ?? '';
        this.problem ||= answer?.changes?.summary ?? '';
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
