import { LitElement, css, html, render, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { localeTag } from '../language/formats';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import { alarmOverlay, doubtOverlay } from '../symbol/overlay';
import { symbolStyle } from '../symbol/symbol-style';
import type { TagInfo } from '../wire/model';
import { AlarmFrames, blinking, shownPriority, type Framed } from './alarm-frames';
import { isFault, symbolLook, valueLook } from './look';
import { SVG_BINDINGS, svgParts, type SvgPart } from './svg-parts';
import { symbolLabel } from './symbol-label';
import type { Choice } from './synoptic';
import { synopticStyle } from './synoptic-style';
import { deviceOf, type FindTag } from './tag-names';

const LOOKS = ['running', 'stopped', 'stale', 'uncertain', 'bad', 'fault', 'good'];

/**
 * A display that was drawn elsewhere. The host has left nothing in it that runs or is fetched; here `data-tag` fills a
 * text, `data-running` and `data-fault` set the classes `running`, `stopped`, `stale`, `bad` and `fault`. What is bound
 * stands in a group of its own, which can be clicked, or reached by Tab and entered, and is framed by its alarms. Tells
 * `choose` with a {@link Choice} then.
 */
@customElement('pr-svg-display')
export class SvgDisplay extends LitElement {
  static override styles = [
    base,
    symbolStyle,
    synopticStyle,
    css`
      .number.uncertain {
        text-decoration: underline dotted;
      }
      .number.stale {
        fill: var(--ink-2);
        font-style: italic;
        text-decoration: line-through;
      }
      .number.bad {
        fill: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property() svg = '';
  @property({ attribute: false }) find: FindTag = () => undefined;
  @property() label = '';
  /** Key of what is chosen. */
  @property() chosen = '';
  private parts: readonly SvgPart[] = [];
  private ends: (() => void)[] = [];
  /** Language its texts are written in. */
  private written = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.draw();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endAll();
  }

  override render() {
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${this.label}
      @click=${this.clicked}
      @keydown=${this.key}
    ></div>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    const isOther = this.written !== localeTag();
    if (isOther || changed.has('svg') || changed.has('context') || changed.has('find')) {
      this.written = localeTag();
      this.draw();
    }
    this.parts.forEach(({ element, key }) => element.classList.toggle('chosen', key === this.chosen));
  }

  /** Gives the focus to the part of a key, as when its faceplate is closed. */
  focusPart(key: string): void {
    this.parts.find((part) => part.key === key)?.element.focus();
  }

  /** The focus stays where it was when a new picture comes in place of the one before. */
  private draw(): void {
    this.endAll();
    const parsed = new DOMParser().parseFromString(this.svg, 'image/svg+xml').documentElement;
    const place = this.renderRoot.querySelector('.scroll');
    const { context } = this;
    if (parsed.localName !== 'svg' || place === null || context === undefined) {
      return;
    }
    const focused = this.parts.find(({ element }) => element.matches(':focus'));
    const picture = document.importNode(parsed, true);
    picture.classList.add('picture');
    place.replaceChildren(picture);
    this.parts = svgParts(picture, this.find);
    this.parts.forEach((part) => {
      this.bindPart(part);
    });
    const frames = new AlarmFrames(context.live.alarms, this.framed(), (element) => {
      this.name(this.parts.find((part) => part.element === element));
    });
    this.ends.push(
      () => {
        frames.end();
      },
      blinking(context.live, (dim) => {
        frames.blink(dim);
      }),
    );
    if (focused !== undefined) {
      this.focusPart(focused.key);
    }
  }

  private endAll(): void {
    this.ends.forEach((end) => {
      end();
    });
    this.ends = [];
  }

  private watch(tag: TagInfo, call: () => void): void {
    this.ends.push(this.context?.live.store.watch(tag.path, call) ?? (() => undefined));
    call();
  }

  private bindPart(part: SvgPart): void {
    const { element, drawn } = part;
    const own = (name: string) => (drawn.hasAttribute(name) ? [drawn] : []);
    [...own(SVG_BINDINGS.tag), ...drawn.querySelectorAll(`[${SVG_BINDINGS.tag}]`)].forEach((text) => {
      this.bindText(text, part);
    });
    const looks = `[${SVG_BINDINGS.running}], [${SVG_BINDINGS.fault}]`;
    [...(drawn.matches(looks) ? [drawn] : []), ...drawn.querySelectorAll(looks)].forEach((shape) => {
      // The part itself shows how it stands in its own group, with the strokes and marks over it.
      this.bindLook(shape, shape === drawn ? element : shape, part);
    });
    const box = drawn instanceof SVGGraphicsElement ? drawn.getBBox() : undefined;
    if (box !== undefined) {
      const over = element.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'g'));
      render(svg`${alarmOverlay(box)}${doubtOverlay(box)}`, over);
      // The style sheet looks for frame and mark beside what they belong to.
      over.replaceWith(...over.children);
    }
  }

  private bindText(text: Element, part: SvgPart): void {
    const tag = this.tagOf(text, SVG_BINDINGS.tag);
    if (tag === undefined || !['text', 'tspan'].includes(text.localName)) {
      return;
    }
    text.setAttribute('data-path', tag.path);
    this.watch(tag, () => {
      const look = valueLook(this.context?.live.store.reading(tag.path), tag);
      const words = look.group === 'bad' || tag.unit === '' ? look.text : `${look.text} ${tag.unit}`;
      if (text.textContent !== words) {
        text.textContent = words;
        this.name(part);
      }
      text.classList.remove(...LOOKS);
      text.classList.add(look.group, 'number');
    });
  }

  private bindLook(shape: Element, group: Element, part: SvgPart): void {
    const [running, fault] = [this.tagOf(shape, SVG_BINDINGS.running), this.tagOf(shape, SVG_BINDINGS.fault)];
    const show = () => {
      const store = this.context?.live.store;
      const look = running === undefined ? '' : symbolLook(store?.reading(running.path));
      const fails = fault !== undefined && isFault(store?.reading(fault.path));
      group.classList.remove(...LOOKS);
      group.classList.add('symbol', ...look.split(' ').filter((word) => word !== ''));
      group.classList.toggle('fault', fails);
      group.setAttribute('data-look', [look, fails ? 'fault' : ''].join(' ').trim());
      this.name(part);
    };
    [running, fault]
      .filter((tag) => tag !== undefined)
      .forEach((tag) => {
        this.watch(tag, show);
      });
  }

  /** What a part is called, its texts as they are seen, how it stands and how urgent its alarm is. */
  private name(part: SvgPart | undefined): void {
    if (part !== undefined) {
      const { element, drawn, title } = part;
      const texts = drawn.localName === 'text' ? [drawn] : [...drawn.querySelectorAll('text')];
      const seen = texts.map((text) => text.textContent.trim()).filter((text) => text !== '' && text !== title);
      const look = element.getAttribute('data-look') ?? '';
      const words = symbolLabel([title, ...seen].join(' '), '', look, shownPriority(element));
      if (element.getAttribute('aria-label') !== words) {
        element.setAttribute('aria-label', words);
      }
    }
  }

  /** A machine's own alarm, as a lost link, frames the first part that tells whether it runs. */
  private framed(): readonly Framed[] {
    const machines = new Set<string>();
    return this.parts.map(({ element, drawn, tags, machine }) => {
      const stands = drawn.hasAttribute(SVG_BINDINGS.running) && !machines.has(machine);
      if (stands) {
        machines.add(machine);
      }
      const paths = tags.map((tag) => tag.path);
      return { element, paths: stands ? [...paths, machine] : paths };
    });
  }

  private tagOf(element: Element, attribute: string): TagInfo | undefined {
    return this.find(element.getAttribute(attribute) ?? '');
  }

  private clicked(event: Event): void {
    const group = (event.target as Element).closest('[role=button]');
    const part = this.parts.find(({ element }) => element === group);
    if (part !== undefined) {
      const { key, title, tags } = part;
      const detail: Choice = { key, title, machine: deviceOf(tags[0]?.path ?? ''), tags };
      this.dispatchEvent(new CustomEvent<Choice>('choose', { detail }));
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.clicked(event);
    }
  }
}
