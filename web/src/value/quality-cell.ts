import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Live } from '../live/live';
import { qualityGroup, qualityReason, qualityWord } from '../live/quality';
import { base } from '../style/shared';
import { TagWatch } from './tag-watch';

/** A tag's quality in words; good is said quietly. */
@customElement('pr-quality')
export class QualityCell extends LitElement {
  static override styles = [
    base,
    css`
      .good {
        color: var(--ink-2);
      }
      .stale,
      .bad {
        font-weight: 650;
      }
    `,
  ];

  @property({ attribute: false }) live?: Live;
  @property() path = '';

  private readonly watch = new TagWatch(this, () => ({ live: this.live, path: this.path }));

  override render() {
    const quality = this.watch.reading?.quality ?? 'bad-waiting';
    return html`<span class=${qualityGroup(quality)} title=${qualityReason(quality)}>${qualityWord(quality)}</span>`;
  }
}
