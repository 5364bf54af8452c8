import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { machineAddress, siteAddress } from '../live/address';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import type { FleetAnswer, FleetSite } from '../wire/fleet-api';
import type { FleetFeed } from './fleet-feed';
import { CONDITION_WORDS, alarmSum, copWords, powerWords, worstPriority, machinesWords } from './fleet-words';
import { treeStyle } from './tree-style';
import { TreeRows, type OpenSite, type TreeRow } from './tree-rows';
import '../alarm/alarm-mark';
import '../value/link-badge';
import '../value/quality-counts';

/** Rows drawn beyond what is seen. */
const SPARE = 10;

/** All sites found, the worst first, as a tree of which only what is seen is drawn; the host tells of what is seen. */
@customElement('pr-fleet-tree')
export class FleetTree extends LitElement {
  static override styles = [base, treeStyle];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) feed?: FleetFeed;
  /** What the feed told last; another one draws the tree anew. */
  @property({ attribute: false }) answer?: FleetAnswer;
  @state() private open: readonly string[] = [];
  @state() private first = 0;
  @state() private end = 60;
  /** The row that takes the focus when the tree does. */
  @state() private current = 0;
  private rowHeight = 40;
  private wantsFocus = false;

  override render() {
    const found = this.answer?.found ?? 0;
    const rows = this.rows(found);
    const places = Array.from(
      { length: Math.max(0, Math.min(rows.length, this.end) - this.first) },
      (_, n) => n + this.first,
    );
    const drawn = this.current >= this.first && this.current < this.end ? places : [...places, this.current];
    return html`<div class="head row" aria-hidden="true">
        <span>${msg('Site')}</span><span>${msg('State')}</span><span>${msg('Alarms')}</span
        ><span>${msg('Machines')}</span><span class="number">${msg('Power')}</span
        ><span class="number">${msg('COP')}</span><span>${msg('Values')}</span>
      </div>
      <div class="scroll" @scroll=${this.scrolled}>
        <div class="space" role="treegrid" aria-label=${msg('Sites')} aria-rowcount=${rows.length} @keydown=${this.key}>
          ${repeat(
            drawn.filter((place) => place < rows.length),
            (place) => place,
            (place) => this.row(rows.at(place), place),
          )}
        </div>
      </div>`;
  }

  override updated(): void {
    const found = this.answer?.found ?? 0;
    const rows = this.rows(found);
    const space = this.renderRoot.querySelector<HTMLElement>('.space');
    const drawn = this.renderRoot.querySelectorAll<HTMLElement>('.space .row');
    this.rowHeight = parseFloat(getComputedStyle(this).fontSize) * 2.75;
    space?.style.setProperty('height', `${rows.length * this.rowHeight}px`);
    drawn.forEach((row) => {
      row.style.setProperty('transform', `translateY(${Number(row.dataset.place) * this.rowHeight}px)`);
    });
    const { from, to } = rows.sites(this.first, this.end);
    this.feed?.want({ offset: from, limit: Math.max(1, Math.min(500, to - from)), sites: this.open });
    if (this.wantsFocus) {
      this.wantsFocus = false;
      this.renderRoot.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus();
    }
  }

  private rows(found: number): TreeRows {
    const open = this.open.flatMap((id): readonly OpenSite[] => {
      const [row, site] = [this.feed?.site(id), this.context?.directory.site(id)];
      return row === undefined || site === undefined ? [] : [{ index: row.index, site }];
    });
    return new TreeRows(found, open);
  }

  private row(row: TreeRow | undefined, place: number) {
    if (row === undefined) {
      return nothing;
    }
    const site = row.kind === 'site' ? this.feed?.at(row.index) : undefined;
    const isOpen = site !== undefined && this.open.includes(site.id);
    return html`<div
      class="row ${row.kind}"
      role="row"
      data-place=${place}
      data-id=${site?.id ?? ''}
      aria-rowindex=${place + 1}
      aria-level=${LEVEL[row.kind]}
      aria-expanded=${site === undefined ? nothing : isOpen ? 'true' : 'false'}
      tabindex=${place === this.current ? 0 : -1}
    >
      ${row.kind === 'site' ? this.site(site, isOpen) : this.inner(row)}
    </div>`;
  }

  private site(site: FleetSite | undefined, isOpen: boolean) {
    if (site === undefined) {
      return html`<span role="gridcell" class="quiet">…</span>`;
    }
    const priority = worstPriority(site.alarms);
    return html`<span role="gridcell" class="name"
        ><button
          tabindex="-1"
          aria-label=${isOpen ? msg(str`Close ${site.name}`) : msg(str`Open ${site.name}`)}
          @click=${() => {
            this.toggle(site.id);
          }}
        >
          ${isOpen ? '▾' : '▸'}</button
        ><a tabindex="-1" href=${siteAddress(site.id)}>${site.name}</a></span
      ><span role="gridcell"
        ><pr-link-state .state=${site.link}></pr-link-state
        ><span class="sr">${CONDITION_WORDS[site.condition]()}</span></span
      ><span role="gridcell"
        >${
          priority === undefined
            ? html`<span class="quiet">${msg('none')}</span>`
            : html`<pr-alarm-mark .priority=${priority} .waiting=${site.alarms.unacknowledged > 0}></pr-alarm-mark>
                ${alarmSum(site.alarms)}`
        }</span
      ><span role="gridcell">${site.connected}<span class="quiet">/${site.machines}</span></span
      ><span role="gridcell" class="number">${powerWords(site)}</span
      ><span role="gridcell" class="number">${copWords(site)}</span
      ><span role="gridcell"><pr-counts .counts=${site}></pr-counts></span>`;
  }

  private inner(row: Exclude<TreeRow, { kind: 'site' }>) {
    return row.kind === 'edge'
      ? html`<span role="gridcell" class="name">${row.edge.name}</span
          ><span role="gridcell" class="quiet rest">${machinesWords(row.edge.devices.length)}</span>`
      : html`<span role="gridcell" class="name"
            ><a tabindex="-1" href=${machineAddress(row.device.path)}>${row.device.name}</a></span
          ><span role="gridcell" class="quiet rest">${row.device.typeName}</span>`;
  }

  private toggle(id: string): void {
    this.open = this.open.includes(id) ? this.open.filter((one) => one !== id) : [...this.open, id].slice(-MOST_OPEN);
  }

  private readonly scrolled = (event: Event) => {
    const box = event.currentTarget as HTMLElement;
    const first = Math.max(0, Math.floor(box.scrollTop / this.rowHeight) - SPARE);
    this.first = first;
    this.end = Math.ceil((box.scrollTop + box.clientHeight) / this.rowHeight) + SPARE;
  };

  /** As the pattern of a tree grid has it: up and down between rows, right opens, left closes, Enter goes there. */
  private key(event: KeyboardEvent): void {
    const rows = this.rows(this.answer?.found ?? 0);
    const step = this.step(event.key, rows.length);
    if (step !== undefined) {
      this.go(Math.min(rows.length - 1, Math.max(0, this.current + step)));
    } else if (!this.turn(event, rows.at(this.current))) {
      return;
    }
    event.preventDefault();
  }

  /** How many rows a key goes on; undefined for other keys. */
  private step(key: string, rows: number): number | undefined {
    const seen = this.renderRoot.querySelector('.scroll')?.clientHeight ?? 0;
    const page = Math.max(1, Math.floor(seen / this.rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows,
      End: rows,
    };
    return steps[key];
  }

  /** Opens, closes or goes to what the row is; false for keys that do none of it. */
  private turn(event: KeyboardEvent, row: TreeRow | undefined): boolean {
    const site = row?.kind === 'site' ? this.feed?.at(row.index) : undefined;
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('.row')) {
      event.target.querySelector('a')?.click();
      return true;
    }
    const closes = event.key === 'ArrowLeft';
    if (site === undefined || !(closes || event.key === 'ArrowRight')) {
      return false;
    }
    if (this.open.includes(site.id) === closes) {
      this.toggle(site.id);
    }
    return true;
  }

  private go(place: number): void {
    this.current = place;
    this.wantsFocus = true;
    const box = this.renderRoot.querySelector('.scroll');
    if (box !== null) {
      const top = place * this.rowHeight;
      const most = top;
      const least = top + this.rowHeight - box.clientHeight;
      box.scrollTop = Math.min(most, Math.max(least, box.scrollTop));
    }
  }
}

const LEVEL = { site: 1, edge: 2, device: 3 } as const;

/** Sites open at once; the oldest closes for one more. */
const MOST_OPEN = 20;
