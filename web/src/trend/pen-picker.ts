import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { TrendApi, type FoundTag, type FoundTags } from '../wire/trend-api';

/** Pause after the last key before the host is asked, in milliseconds. */
const PAUSE = 200;

/** Finds tags of all sites by words and tells of those chosen (`pick`). */
@customElement('pr-pen-picker')
export class PenPicker extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      input {
        width: 100%;
      }
      ul {
        max-height: min(24rem, 50vh);
        margin: 0.5rem 0 0;
        padding: 0;
        overflow: auto;
        list-style: none;
      }
      button {
        width: 100%;
        justify-content: flex-start;
        padding: 0.25rem 0.5rem;
        border-color: transparent;
        background: none;
        font-weight: 400;
        text-align: left;
      }
      button[aria-pressed='true'] .quiet {
        color: inherit;
      }
      .name,
      .quiet {
        display: block;
        overflow-wrap: anywhere;
      }
      .quiet {
        font-size: 0.8125rem;
      }
      .note {
        margin-top: 0.5rem;
        font-size: 0.875rem;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** Paths of those chosen already. */
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** True when no more fit. */
  @property({ type: Boolean }) full = false;
  @state() private found: FoundTags | undefined;
  @state() private problem = '';
  private words = '';
  private cancel: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancel();
  }

  override render() {
    return html`<label
        ><span class="sr">${msg('Search values of all sites')}</span
        ><input
          type="search"
          placeholder=${msg('Search values of all sites')}
          aria-describedby="outcome"
          @input=${this.typed}
          @keydown=${this.down}
      /></label>
      <p class="note" id="outcome" role="status">${this.outcome()}</p>
      ${
        this.found === undefined || this.found.tags.length === 0
          ? nothing
          : html`<ul @keydown=${this.move}>
              ${this.found.tags.map((tag) => this.row(tag))}
            </ul>`
      }`;
  }

  private outcome(): string {
    const { found } = this;
    if (this.problem !== '' || found === undefined) {
      return this.problem || msg('Words of a site, a machine or a value, in any order.');
    }
    const count = found.tags.length;
    const words = found.more ? msg(str`The first ${count}; more words narrow it.`) : msg(str`${count} found.`);
    return this.full ? msg(str`${words} There are as many as can be.`) : words;
  }

  private row(tag: FoundTag) {
    const on = this.chosen.includes(tag.path);
    return html`<li>
      <button
        aria-pressed=${on}
        ?disabled=${this.full && !on}
        data-path=${tag.path}
        @click=${() => this.dispatchEvent(new CustomEvent<FoundTag>('pick', { detail: tag }))}
      >
        <span
          ><span class="name">${tag.description || tag.tag}${tag.unit === '' ? '' : `, ${tag.unit}`}</span>
          <span class="quiet">${tag.siteName} · ${tag.deviceName}</span></span
        >
      </button>
    </li>`;
  }

  private typed(event: Event): void {
    this.words = (event.target as HTMLInputElement).value.trim();
    this.cancel();
    this.cancel = this.context?.timers.after(PAUSE, () => void this.ask(this.words)) ?? this.cancel;
  }

  private async ask(words: string): Promise<void> {
    if (words === '' || this.context === undefined) {
      this.found = undefined;
      return;
    }
    try {
      const found = await new TrendApi(this.context.api).search(words);
      // A later word may have overtaken this one.
      if (words === this.words) {
        this.found = found;
        this.problem = '';
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private down(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.renderRoot.querySelector<HTMLElement>('li button')?.focus();
    }
  }

  /** Arrow keys go from one to the next. */
  private move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const all = [...this.renderRoot.querySelectorAll<HTMLElement>('li button, input')];
      const at = all.findIndex((one) => one.matches(':focus'));
      all[at + step]?.focus();
    }
  }
}
