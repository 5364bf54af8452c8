import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatAge } from '../live/format';
import type { Live } from '../live/live';
import { base } from '../style/shared';
import { SignalWatch } from './signal-watch';
import { TagWatch } from './tag-watch';

/** How long ago the source gave its value; ticks by itself. */
@customElement('pr-age')
export class AgeCell extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) live?: Live;
  @property() path = '';

  private readonly watch = new TagWatch(this, () => ({ live: this.live, path: this.path }));

  constructor() {
    super();
    new SignalWatch(this, () => [this.live?.second]);
  }

  override render() {
    return html`${formatAge(this.live?.now() ?? NaN, this.watch.reading?.sourceTime ?? NaN)}`;
  }
}
