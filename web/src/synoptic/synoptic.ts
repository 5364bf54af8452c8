import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { localeTag } from '../language/formats';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import { symbolStyle } from '../symbol/symbol-style';
import { DayScales } from '../value/day-scales';
import type { BarScale } from '../value/bar-scale';
import type { DrawnBar, Drawing } from '../wire/display-model';
import type { TagInfo } from '../wire/model';
import { blinking } from './alarm-frames';
import { Bindings, machineOf, symbolTags } from './bindings';
import { CELL, drawingView, valueBlocks } from './drawing-view';
import { synopticStyle } from './synoptic-style';
import { deviceOf, type FindTag } from './tag-names';

/** What somebody chose in a picture, for its faceplate. */
export interface Choice {
  /** Unique in the picture. */
  readonly key: string;
  readonly title: string;
  /** `site/edge/device` */
  readonly machine: string;
  readonly tags: readonly TagInfo[];
}

/**
 * A drawing with its live values. It is drawn once; after that only texts, classes and pointers move. Tells `choose`
 * with a {@link Choice} when a symbol or value is clicked, or entered by keyboard.
 */
@customElement('pr-synoptic')
export class Synoptic extends LitElement {
  static override styles = [base, symbolStyle, synopticStyle];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) drawing?: Drawing;
  @property({ attribute: false }) find: FindTag = () => undefined;
  @property() label = '';
  /** Key of what is chosen. */
  @property() chosen = '';
  private readonly scales = new DayScales(this);
  private bindings: Bindings | undefined;
  private endBlink: () => void = () => undefined;
  /** Language its texts are written in. */
  private written = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.rebind();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.bindings?.end();
    this.bindings = undefined;
    this.endBlink();
  }

  override willUpdate(): void {
    if (this.context !== undefined && this.drawing !== undefined) {
      this.scales.ask(this.context, this.barTags(this.drawing));
    }
  }

  override render() {
    const { drawing } = this;
    if (drawing === undefined) {
      return nothing;
    }
    const viewBox = `0 0 ${drawing.size.x * CELL} ${drawing.size.y * CELL}`;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.label}>
      <div class="layers" @click=${this.clicked} @keydown=${this.key}>
        ${[svg`${HATCH}${drawingView(drawing, this.find)}`, ...valueBlocks(drawing, this.find)].map(
          (layer) => html`<svg class="picture" viewBox=${viewBox}>${layer}</svg>`,
        )}
      </div>
    </div>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    const isOther = this.written !== localeTag();
    if (isOther || changed.has('drawing') || changed.has('context') || changed.has('find')) {
      this.written = localeTag();
      this.rebind();
    }
    const { drawing } = this;
    if (drawing !== undefined) {
      const bars = new Map(drawing.bars.map((bar) => [bar.tag, bar]));
      this.bindings?.scale(this.renderRoot, (tag) => this.scaleOf(bars.get(tag)));
    }
    this.renderRoot.querySelectorAll<SVGElement>('[role=button]').forEach((element) => {
      element.classList.toggle('chosen', this.chosen !== '' && keyOf(element) === this.chosen);
    });
  }

  /** Gives the focus to the part of a key, as when its faceplate is closed. */
  focusPart(key: string): void {
    const parts = [...this.renderRoot.querySelectorAll<SVGElement>('[role=button]')];
    parts.find((part) => keyOf(part) === key)?.focus();
  }

  private rebind(): void {
    this.bindings?.end();
    this.endBlink();
    const { context, drawing } = this;
    if (context === undefined || drawing === undefined) {
      return;
    }
    this.bindings = new Bindings(context.live, this.find);
    this.bindings.bind(this.renderRoot, drawing.symbols);
    this.renderRoot.querySelectorAll<SVGElement>('[data-bar]').forEach((bar) => delete bar.dataset.scaled);
    this.endBlink = blinking(context.live, (dim) => this.bindings?.blink(dim));
  }

  private barTags(drawing: Drawing): readonly TagInfo[] {
    return drawing.bars
      .filter((bar) => bar.scale === null || bar.normal === null)
      .flatMap((bar) => this.find(bar.tag) ?? []);
  }

  private scaleOf(bar: DrawnBar | undefined): BarScale | undefined {
    const tag = bar === undefined ? undefined : this.find(bar.tag);
    if (bar === undefined || tag === undefined) {
      return undefined;
    }
    const day = this.scales.of(tag);
    const [scale, normal] = [bar.scale ?? day, bar.normal];
    const usual = normal ?? (day === undefined ? undefined : { min: day.normalMin, max: day.normalMax });
    return scale === undefined || usual === undefined
      ? undefined
      : { min: scale.min, max: scale.max, normalMin: usual.min, normalMax: usual.max };
  }

  private clicked(event: Event): void {
    const part = (event.target as Element).closest<SVGElement>('[role=button]');
    if (part !== null) {
      this.choose(part);
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.clicked(event);
    }
  }

  private choose(part: SVGElement): void {
    const detail = this.choiceOf(part);
    if (detail !== undefined) {
      this.dispatchEvent(new CustomEvent<Choice>('choose', { detail }));
    }
  }

  private choiceOf(part: SVGElement): Choice | undefined {
    const { symbol: id, spot, title = '' } = part.dataset;
    const key = keyOf(part);
    if (spot !== undefined) {
      const tag = this.find(spot);
      return tag && { key, title: tag.description || title, machine: deviceOf(tag.path), tags: [tag] };
    }
    const symbol = this.drawing?.symbols.find((one) => one.id === id);
    const machine = symbol === undefined ? undefined : machineOf(symbol, this.find);
    return symbol === undefined || machine === undefined
      ? undefined
      : { key, title: symbol.label || title, machine, tags: symbolTags(symbol, this.find) };
  }
}

function keyOf(part: SVGElement): string {
  const { symbol, spot } = part.dataset;
  return symbol === undefined ? `spot:${spot ?? ''}` : `symbol:${symbol}`;
}

const HATCH = svg`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--hatch)" stroke-width="1.5" /></pattern></defs>`;
