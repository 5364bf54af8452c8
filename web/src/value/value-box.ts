import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { UNKNOWN, formatValue } from '../live/format';
import type { Live } from '../live/live';
import { groupWord, qualityGroup, qualityReason, type QualityGroup } from '../live/quality';
import { base } from '../style/shared';
import type { TagInfo } from '../wire/model';
import { TagWatch } from './tag-watch';

/**
 * One value in its box: blue digits when good, dotted underline when uncertain, struck through when stale, hatched with
 * a question mark when bad. `data-path` and `data-quality` on the element tell tests what it shows.
 */
@customElement('pr-value')
export class ValueBox extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }
      .box {
        display: flex;
        align-items: baseline;
        justify-content: flex-end;
        gap: 0.25rem;
        min-width: 100%;
        padding: 0.0625rem 0.375rem;
        border-radius: 0.1875rem;
        background: var(--box);
        border: 1px solid var(--box-line);
        white-space: nowrap;
      }
      .value {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        color: var(--live);
      }
      /* Words may be cut, digits never. */
      .words .value {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .unit {
        color: var(--ink-2);
        font-size: 0.875em;
      }
      .uncertain .value {
        text-decoration: underline dotted 2px;
        text-underline-offset: 0.2em;
      }
      .stale .value {
        color: var(--ink-2);
        font-style: italic;
        font-weight: 500;
        text-decoration: line-through 1.5px;
      }
      .stale,
      .bad {
        background: transparent;
        border-style: dashed;
        border-color: var(--hatch);
      }
      .bad {
        background: repeating-linear-gradient(135deg, transparent 0 4px, var(--hatch) 4px 5px);
      }
      .bad .value {
        color: var(--ink);
        background: var(--canvas);
        padding: 0 0.375rem;
        border-radius: 0.125rem;
      }
      .bad .unit {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) live?: Live;
  @property({ attribute: false }) tag?: TagInfo;
  /** Read aloud before the value; empty where a heading beside it already says it. */
  @property() label = '';

  private readonly watch = new TagWatch(this, () => ({ live: this.live, path: this.tag?.path ?? '' }));

  private get quality(): string {
    return this.watch.reading?.quality ?? 'bad-waiting';
  }

  override render() {
    const group = qualityGroup(this.quality);
    const words = this.tag?.type === 'string' ? 'words' : '';
    const reason = group === 'good' ? '' : qualityReason(this.quality);
    return html`<span class="box ${group} ${words}" title=${reason === '' ? nothing : reason}
      >${this.label === '' ? nothing : html`<span class="sr">${this.label}: </span>`}<span class="value"
        >${this.text(group)}</span
      >${this.tag?.unit ? html`<span class="unit">${this.tag.unit}</span>` : nothing}${
        reason === '' ? nothing : html`<span class="sr">, ${groupWord(group)}: ${reason}</span>`
      }</span
    >`;
  }

  override updated(): void {
    this.dataset.path = this.tag?.path ?? '';
    this.dataset.quality = this.quality;
  }

  private text(group: QualityGroup): string {
    const value = this.watch.reading?.value ?? null;
    return group === 'bad' || this.tag === undefined ? UNKNOWN : formatValue(value, this.tag);
  }
}
