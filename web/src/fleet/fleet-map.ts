import { msg, str } from '@lit/localize';
import { LitElement, css, html, unsafeCSS } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import L from 'leaflet';
import leafletStyle from 'leaflet/dist/leaflet.css?inline';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import countries from 'world-atlas/countries-110m.json?url';
import { plural } from '../language/words';
import { siteAddress } from '../live/address';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base } from '../style/shared';
import { FleetApi, type FleetPlace } from '../wire/fleet-api';
import { clusters, type Cluster } from './clusters';
import { unbroken } from './unbroken';
import { CONDITION_WORDS } from './fleet-words';

/** Pause between two questions to the host, in milliseconds. */
const PAUSE = 10_000;

/** Width of a mark and the distance below which sites share one, in pixels. */
const CELL = 44;

const LAND: L.PathOptions = { className: 'land', fillOpacity: 1, weight: 1 };

/** Where the sites lie, on a map that needs no network: countries of Natural Earth, served by the host. */
@customElement('pr-fleet-map')
export class FleetMap extends LitElement {
  static override styles = [
    base,
    unsafeCSS(leafletStyle.replaceAll(/url\([^)]*\)/g, 'none')),
    css`
      :host {
        display: block;
      }
      #map {
        height: clamp(18rem, calc(100vh - 13rem), 120rem);
        border-radius: 0.375rem;
        background: var(--zone);
        font: inherit;
      }
      .land {
        fill: var(--panel);
        stroke: var(--line);
        stroke-width: 1;
      }
      .leaflet-container a {
        color: var(--ink);
      }
      .leaflet-bar a {
        background: var(--box);
        border-color: var(--box-line);
      }
      .leaflet-container .mark {
        display: grid;
        place-items: center;
        box-sizing: border-box;
        border: 2px solid var(--ink-2);
        border-radius: 50%;
        background: var(--box);
        color: var(--ink);
        font-size: 0.8125rem;
        font-weight: 650;
        text-decoration: none;
      }
      .leaflet-container .mark.critical {
        border-radius: 0.25rem;
        border-color: var(--alarm-1);
        background: var(--alarm-1);
        color: var(--alarm-1-ink);
      }
      .leaflet-container .mark.high {
        border-radius: 0.25rem;
        background: var(--alarm-2);
        color: var(--alarm-2-ink);
      }
      .leaflet-container .mark.medium {
        border-radius: 0.25rem;
        background: var(--alarm-3);
        color: var(--alarm-3-ink);
      }
      .leaflet-container .mark.link-down {
        border-style: dashed;
        border-width: 3px;
      }
      .note {
        padding-top: 0.5rem;
        font-size: 0.875rem;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property() search = '';
  private map: L.Map | undefined;
  private readonly marks = L.layerGroup();
  private places: readonly FleetPlace[] = [];
  private cancel: () => void = () => undefined;
  private hasFitted = false;

  override render() {
    return html`<div id="map" role="group" aria-label=${msg('Map of sites')}></div>
      <p class="note" role="status"></p>`;
  }

  override firstUpdated(): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('#map');
    if (frame !== null) {
      this.map = L.map(frame, { attributionControl: false, minZoom: 1, maxZoom: 9, zoomAnimation: false });
      this.map.setView([50, 10], 3);
      this.marks.addTo(this.map);
      this.map.on('moveend zoomend', () => {
        this.draw();
      });
      void this.land(this.map);
    }
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('search') || changed.has('context')) {
      void this.ask();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancel();
    this.map?.remove();
    this.map = undefined;
  }

  private async land(map: L.Map): Promise<void> {
    const response = await fetch(countries);
    const world = (await response.json()) as Topology;
    const shapes = world.objects.countries;
    if (shapes !== undefined && this.map === map) {
      L.geoJSON(unbroken(feature(world, shapes)), { interactive: false, style: LAND })
        .addTo(map)
        .bringToBack();
    }
  }

  private async ask(): Promise<void> {
    this.cancel();
    const { context, search } = this;
    if (context === undefined) {
      return;
    }
    let words: string;
    try {
      const places = await new FleetApi(context.api).places(search);
      if (search !== this.search) {
        return;
      }
      this.places = places;
      words =
        places.length === 0
          ? msg('No site found has a position; give it one in its file, as position: {latitude, longitude}.')
          : plural(places.length, msg('1 site with a position.'), msg(str`${places.length} sites with a position.`));
    } catch (error) {
      this.places = [];
      words = sentenceOf(error);
    }
    const note = this.renderRoot.querySelector('.note');
    if (note !== null) {
      note.textContent = words;
    }
    this.fit();
    this.draw();
    this.cancel = context.timers.after(PAUSE, () => void this.ask());
  }

  /** Shows all sites once; from then on the person moves the map. */
  private fit(): void {
    if (!this.hasFitted && this.map !== undefined && this.places.length > 0) {
      this.hasFitted = true;
      const all = this.places.map(({ latitude, longitude }): L.LatLngTuple => [latitude, longitude]);
      this.map.fitBounds(L.latLngBounds(all).pad(0.05), { maxZoom: 6, animate: false });
    }
  }

  private draw(): void {
    const { map } = this;
    if (map === undefined) {
      return;
    }
    const seen = map.getBounds().pad(0.2);
    const places = this.places.filter(({ latitude, longitude }) => seen.contains([latitude, longitude]));
    const zoom = map.getZoom();
    const project = ({ latitude, longitude }: FleetPlace) => map.project([latitude, longitude], zoom);
    this.marks.clearLayers();
    for (const cluster of clusters(places, project, CELL)) {
      this.mark(map, cluster, zoom);
    }
  }

  private mark(map: L.Map, cluster: Cluster, zoom: number): void {
    const [only] = cluster.places;
    const alone = cluster.places.length === 1 && only !== undefined;
    const size = alone ? 26 : Math.min(CELL, 28 + 4 * Math.log10(cluster.places.length) * 2);
    const title = alone
      ? `${only.name}: ${CONDITION_WORDS[only.condition]()}`
      : msg(str`${cluster.places.length} sites, the worst: ${CONDITION_WORDS[cluster.condition]()}`);
    const icon = L.divIcon({
      className: `mark ${cluster.condition}`,
      iconSize: [size, size],
      html: alone ? '' : document.createTextNode(String(cluster.places.length)).data,
    });
    L.marker(map.unproject([cluster.x, cluster.y], zoom), { icon, title, alt: title, keyboard: true })
      .on('click keypress', () => {
        if (alone) {
          globalThis.location.hash = siteAddress(only.id);
        } else {
          const all = cluster.places.map(({ latitude, longitude }): L.LatLngTuple => [latitude, longitude]);
          map.fitBounds(L.latLngBounds(all).pad(0.1), { animate: false });
        }
      })
      .addTo(this.marks)
      .getElement()
      ?.setAttribute('aria-label', title);
  }
}
