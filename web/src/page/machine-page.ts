import { msg } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CommandBox } from '../command/command-box';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { linkState } from '../live/reachability';
import { base, controls } from '../style/shared';
import type { Shown } from '../synoptic/display-panel';
import { SignalWatch } from '../value/signal-watch';
import { MOST_PENS } from '../trend/trend-model';
import type { DeviceInfo, TagInfo } from '../wire/model';
import { pageStyle } from './page-style';
import { firstCounters, firstPens, valueGroups } from './value-groups';
import '../command/command-box';
import '../command/schedule-list';
import '../past/past-commands';
import '../synoptic/display-panel';
import '../trend/trend-panel';
import '../use/use-panel';
import '../value/link-badge';
import '../value/quality-counts';
import '../alarm/alarm-table';
import './value-table';

/** Pens of a trend nobody has chosen. */
const FIRST_PENS = 4;

/** One machine: its picture, all its values, their trend, and writing. */
@customElement('pr-machine-page')
export class MachinePage extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
        grid-template-areas: 'values side';
        gap: 1rem;
        align-items: start;
      }
      pr-alarm-table {
        margin-bottom: 1rem;
      }
      .values {
        grid-area: values;
      }
      pr-display {
        margin-bottom: 1rem;
      }
      .side {
        grid-area: side;
        align-self: stretch;
      }
      pr-trend {
        position: sticky;
        top: 1rem;
      }
      pr-use {
        margin-top: 1rem;
      }
      .search {
        display: block;
        margin-bottom: 0.75rem;
      }
      .search input {
        width: 100%;
      }
      @media (max-width: 64rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
          grid-template-areas: 'side' 'values';
        }
        pr-trend {
          position: static;
        }
      }
      @media (max-width: 30rem) {
        .values {
          padding: 0.75rem 0.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  /** `site/edge/device` */
  @property() path = '';
  @state() private info: DeviceInfo | undefined;
  @state() private problem = '';
  @state() private search = '';
  @state() private pens: readonly string[] = [];
  @query('pr-command-box') private readonly commandBox!: CommandBox;
  private opened = '';
  private end: () => void = () => undefined;
  private penTags: readonly TagInfo[] = [];
  private counters: readonly TagInfo[] = [];
  private project = 0;
  private shown: Shown | undefined;

  constructor() {
    super();
    new SignalWatch(this, () => [
      this.context?.links,
      this.context?.live.second,
      this.context?.live.project,
      this.context?.directory.sites,
    ]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    this.opened = '';
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.context !== undefined && this.isConnected && this.opened !== this.path) {
      this.end();
      this.opened = this.path;
      this.end = this.context.live.subscribe(`${this.path}/**`);
      void this.load(this.context);
    }
    this.followProject();
    if (changed.has('info')) {
      this.shown = this.info && { kind: 'machine', info: this.info };
    }
    if (changed.has('pens') || changed.has('info')) {
      this.counters = firstCounters(this.info?.tags ?? []);
      this.penTags = this.info?.tags.filter((tag) => this.pens.includes(tag.path)) ?? [];
    }
  }

  override render() {
    const { context, info } = this;
    if (context === undefined || info === undefined) {
      const words = this.problem || msg('Asking the host for the machine…');
      return html`<h1>${this.path}</h1>
        <p class="note" role="status">${words}</p>`;
    }
    const { site } = context.directory.place(this.path);
    return html`${this.head(context, info)}
      <pr-display .context=${context} .shown=${this.shown} .zone=${site?.timeZone ?? 'UTC'}></pr-display>
      <pr-alarm-table .context=${context} .under=${this.path}></pr-alarm-table>
      ${
        context.past === undefined
          ? html`<pr-schedules
              .context=${context}
              .device=${this.path}
              .tags=${info.tags}
              .zone=${site?.timeZone ?? 'UTC'}
            ></pr-schedules>`
          : html`<pr-past-commands
              .context=${context}
              .under=${this.path}
              .zone=${site?.timeZone ?? 'UTC'}
            ></pr-past-commands>`
      }
      <div class="columns">
        <section class="panel values" aria-label=${msg('Values')}>
          <label class="search"
            ><span class="sr">${msg('Search values')}</span
            ><input type="search" placeholder=${msg('Search values')} .value=${this.search} @input=${this.type}
          /></label>
          ${this.table(context, info)}
        </section>
        <div class="side">
          <pr-trend .context=${context} .tags=${this.penTags} .zone=${site?.timeZone ?? 'UTC'}></pr-trend>
          ${this.counters.length === 0 ? nothing : html`<pr-use .context=${context} .counters=${this.counters}></pr-use>`}
        </div>
      </div>
      <pr-command-box .context=${context}></pr-command-box>`;
  }

  private head(context: PageContext, info: DeviceInfo) {
    const link = context.links.latest.value?.get(this.path);
    return html`<div class="head">
      <h1>${info.name}</h1>
      <span class="quiet">${[info.manufacturer, info.typeName].filter((word) => word !== '').join(' · ')}</span>
      <pr-link-state .state=${this.link(context)} .sentence=${link?.sentence ?? ''}></pr-link-state>
      ${link === undefined ? nothing : html`<span class="quiet">${link.sentence}</span>`}
      <pr-counts class="push" .counts=${context.live.store.summary.of(this.path)}></pr-counts>
    </div>`;
  }

  private table(context: PageContext, info: DeviceInfo) {
    const groups = valueGroups(info.tags, this.search);
    if (groups.length === 0) {
      return html`<p class="note">${msg('No value is called that.')}</p>`;
    }
    return html`<pr-value-table
      .context=${context}
      .groups=${groups}
      .pens=${this.pens}
      @trend=${this.togglePen}
      @command=${this.command}
    ></pr-value-table>`;
  }

  private link(context: PageContext) {
    return linkState(context.links.latest.value, this.path);
  }

  /** The project may be another: what the machine is has to be asked anew. */
  private followProject(): void {
    const { context } = this;
    const now = context?.live.project.value ?? 0;
    if (this.project !== now && context !== undefined) {
      this.project = now;
      void this.refresh(context);
    }
  }

  private load(context: PageContext): Promise<void> {
    this.info = undefined;
    this.pens = [];
    this.problem = '';
    this.project = context.live.project.value;
    return this.refresh(context);
  }

  private async refresh(context: PageContext): Promise<void> {
    const path = this.path;
    try {
      const info = await context.directory.device(path);
      if (path === this.path) {
        const kept = this.pens.filter((pen) => info.tags.some((tag) => tag.path === pen));
        this.info = info;
        this.pens = kept.length > 0 ? kept : firstPens(info.tags, FIRST_PENS);
      }
    } catch (error) {
      this.info = undefined;
      this.problem = sentenceOf(error);
    }
  }

  private type(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
  }

  private togglePen(event: CustomEvent<string>): void {
    const path = event.detail;
    const without = this.pens.filter((pen) => pen !== path);
    const taken = without.length < this.pens.length ? without : [...this.pens, path].slice(-MOST_PENS);
    this.pens = taken;
  }

  private command(event: CustomEvent<TagInfo>): void {
    void this.commandBox.open(event.detail);
  }
}
