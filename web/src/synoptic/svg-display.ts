import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { base } from '../style/shared';
import { symbolStyle } from '../symbol/symbol-style';
import type { TagInfo } from '../wire/model';
import { isFault, symbolLook, valueLook } from './look';
import type { Choice } from './synoptic';
import { synopticStyle } from './synoptic-style';
import { deviceOf, type FindTag } from './tag-names';

const LOOKS = ['running', 'stopped', 'stale', 'uncertain', 'bad', 'fault', 'good'];

/**
 * A display that was drawn elsewhere. The host has left nothing in it that runs or is fetched; here `data-tag` fills a
 * text, `data-running` and `data-fault` set the classes `running`, `stopped`, `stale`, `bad` and `fault`.
 */
@customElement('pr-svg-display')
export class SvgDisplay extends LitElement {
  static override styles = [base, symbolStyle, synopticStyle];

  @property({ attribute: false }) context?: PageContext;
  @property() svg = '';
  @property({ attribute: false }) find: FindTag = () => undefined;
  @property() label = '';
  private ends: (() => void)[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endAll();
  }

  override render() {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.label} @click=${this.clicked}></div>`;
  }

  override updated(): void {
    this.endAll();
    const parsed = new DOMParser().parseFromString(this.svg, 'image/svg+xml').documentElement;
    const place = this.renderRoot.querySelector('.scroll');
    if (parsed.localName !== 'svg' || place === null) {
      return;
    }
    const picture = document.importNode(parsed, true);
    picture.classList.add('picture');
    place.replaceChildren(picture);
    picture.querySelectorAll('text[data-tag], tspan[data-tag]').forEach((element) => {
      this.bindText(element);
    });
    picture.querySelectorAll('[data-running], [data-fault]').forEach((element) => {
      this.bindLook(element);
    });
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

  private bindText(element: Element): void {
    const tag = this.tagOf(element, 'data-tag');
    if (tag !== undefined) {
      element.setAttribute('data-path', tag.path);
      this.watch(tag, () => {
        const { text, group } = valueLook(this.context?.live.store.reading(tag.path), tag);
        const words = group === 'bad' || tag.unit === '' ? text : `${text} ${tag.unit}`;
        if (element.textContent !== words) {
          element.textContent = words;
        }
        element.classList.remove(...LOOKS);
        element.classList.add(group, 'number');
      });
    }
  }

  private bindLook(element: Element): void {
    const [running, fault] = [this.tagOf(element, 'data-running'), this.tagOf(element, 'data-fault')];
    const show = () => {
      const store = this.context?.live.store;
      element.classList.remove(...LOOKS);
      element.classList.add(
        'symbol',
        ...(running === undefined ? [] : symbolLook(store?.reading(running.path)).split(' ')),
      );
      element.classList.toggle('fault', fault !== undefined && isFault(store?.reading(fault.path)));
    };
    [running, fault]
      .filter((tag) => tag !== undefined)
      .forEach((tag) => {
        this.watch(tag, show);
      });
  }

  private tagOf(element: Element, attribute: string): TagInfo | undefined {
    return this.find(element.getAttribute(attribute) ?? '');
  }

  private clicked(event: Event): void {
    const part = (event.target as Element).closest('[data-tag], [data-running], [data-fault]');
    const tags = ['data-tag', 'data-running', 'data-fault'].flatMap((name) => (part && this.tagOf(part, name)) ?? []);
    const [first] = tags;
    if (part !== null && first !== undefined) {
      const title = part.getAttribute('data-label') ?? (first.description || first.tag);
      const detail: Choice = { key: first.path, title, machine: deviceOf(first.path), tags };
      this.dispatchEvent(new CustomEvent<Choice>('choose', { detail }));
    }
  }
}
