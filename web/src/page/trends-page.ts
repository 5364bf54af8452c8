import { msg, str } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { trendAddress } from '../live/address';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import { MOST_PENS } from '../trend/trend-model';
import { TrendApi, type FoundTag, type TrendSet, type TrendView } from '../wire/trend-api';
import { pageStyle } from './page-style';
import '../trend/pen-picker';
import '../trend/trend-panel';
import '../trend/trend-sets';

/** Trends of up to twenty values of any sites. The address holds the pens, so that it can be sent to others. */
@customElement('pr-trends-page')
export class TrendsPage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(14rem, 1fr) minmax(0, 4fr);
        gap: 1rem;
        align-items: start;
      }
      @media (max-width: 64rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** The pens' paths, or `set` and an id, as in the address: each encoded, with slashes between. */
  @property() path = '';
  @state() private pens: readonly FoundTag[] = [];
  @state() private current: TrendSet | undefined;
  @state() private view: TrendView = {};
  @state() private problem = '';
  private latest: TrendView = {};
  private opened: string | undefined;
  private subscribed = '';
  private end: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.subscribed = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow();
  }

  override willUpdate(): void {
    if (this.context !== undefined && this.opened !== this.path) {
      this.opened = this.path;
      void this.load(this.context, this.path);
    }
  }

  override render() {
    const { context } = this;
    const paths = this.pens.map((pen) => pen.path);
    return html`<div class="head">
        <h1>${this.current?.name ?? msg('Trends')}</h1>
        <span class="quiet">${msg(str`${this.pens.length} of ${MOST_PENS} pens`)}</span>
        <pr-trend-sets
          class="push"
          .context=${context}
          .current=${this.current}
          .tags=${paths}
          .view=${this.latest}
        ></pr-trend-sets>
      </div>
      ${this.problem === '' ? '' : html`<p class="problem" role="alert">▲ ${this.problem}</p>`}
      <div class="columns">
        <section class="panel" aria-label=${msg('Choose values')}>
          <pr-pen-picker
            .context=${context}
            .chosen=${paths}
            ?full=${paths.length >= MOST_PENS}
            @pick=${this.pick}
          ></pr-pen-picker>
        </section>
        <pr-trend
          removable
          .context=${context}
          .tags=${this.pens}
          .zone=${this.pens[0]?.timeZone ?? 'UTC'}
          .view=${this.view}
          @less=${this.less}
          @view=${(event: CustomEvent<TrendView>) => {
            this.latest = event.detail;
            this.requestUpdate();
          }}
        ></pr-trend>
      </div>`;
  }

  private async load(context: PageContext, path: string): Promise<void> {
    const wanted = path === '' ? [] : path.split('/').map(decodeURIComponent);
    const api = new TrendApi(context.api);
    try {
      const [first, id] = wanted;
      const set = first === 'set' && id !== undefined ? await api.set(id) : undefined;
      const paths = set?.tags ?? wanted;
      const known = paths.every((path) => this.pens.some((pen) => pen.path === path));
      const pens = known
        ? paths.flatMap((path) => this.pens.filter((pen) => pen.path === path))
        : await api.tags(paths.slice(0, MOST_PENS));
      if (path === this.path) {
        this.become(pens, set);
        this.problem = pens.length < paths.length ? msg('Some of these values are not in the project.') : '';
      }
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  private become(pens: readonly FoundTag[], set: TrendSet | undefined): void {
    this.pens = pens;
    this.current = set;
    if (set !== undefined) {
      this.view = this.latest = set.view;
    }
    this.follow();
  }

  /** Live values of the pens, for the right end of the lines. */
  private follow(): void {
    const paths = this.pens.map((pen) => pen.path);
    const wish = paths.join('|');
    if (this.context !== undefined && this.isConnected && wish !== this.subscribed) {
      const before = this.end;
      this.subscribed = wish;
      this.end = paths.length === 0 ? () => undefined : this.context.live.subscribe(...paths);
      before();
    }
  }

  private pick(event: CustomEvent<FoundTag>): void {
    const { detail } = event;
    const without = this.pens.filter((pen) => pen.path !== detail.path);
    this.show(without.length < this.pens.length ? without : [...this.pens, detail].slice(0, MOST_PENS));
  }

  private less(event: CustomEvent<string>): void {
    this.show(this.pens.filter((pen) => pen.path !== event.detail));
  }

  private show(pens: readonly FoundTag[]): void {
    this.pens = pens;
    this.follow();
    const paths = pens.map((pen) => pen.path);
    // The page is not to load what it shows already.
    this.path = this.opened = paths.map(encodeURIComponent).join('/');
    this.current = undefined;
    globalThis.history.replaceState(null, '', trendAddress({ tags: paths }));
    // No hashchange comes of it, and the frame would draw the page of the old address with its next words.
    this.dispatchEvent(new CustomEvent('moved', { bubbles: true, composed: true }));
  }
}
