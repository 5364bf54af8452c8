import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { zoneFormats } from '../live/clock';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import { TrendApi, type Annotation, type AnnotationDraft } from '../wire/trend-api';
import { letter } from './overlay';
import './annotation-box';
import type { AnnotationBox } from './annotation-box';

/** What people wrote beside the pens of a trend, and a way to write more. Tells when something changed (`changed`). */
@customElement('pr-annotations')
export class AnnotationList extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        margin-top: 0.5rem;
      }
      ol {
        margin: 0.25rem 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem 0.625rem;
        padding: 0.125rem 0;
      }
      .mark {
        min-width: 1.25rem;
        border: 1px solid var(--ink-2);
        text-align: center;
        font-size: 0.75rem;
      }
      .text {
        overflow-wrap: anywhere;
      }
      .quiet {
        font-size: 0.875rem;
      }
      li button {
        min-height: 1.75rem;
        padding: 0 0.5rem;
        font-size: 0.8125rem;
      }
      @media (pointer: coarse) {
        li button {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) annotations: readonly Annotation[] = [];
  @property({ attribute: false }) tags: readonly TagInfo[] = [];
  @property() zone = 'UTC';
  @state() private problem = '';
  @query('pr-annotation-box') private readonly box!: AnnotationBox;

  /** Opens the box for a new one. */
  write(from: number, to: number): void {
    const path = this.tags[0]?.path ?? '';
    this.box.open({ path, from, to, text: '' }, undefined);
  }

  override render() {
    return html`${this.problem === '' ? nothing : html`<p role="alert">▲ ${this.problem}</p>`}
      ${
        this.annotations.length === 0
          ? nothing
          : html`<ol aria-label=${msg('Annotations')}>
              ${this.annotations.map((one, n) => this.row(one, n))}
            </ol>`
      } <pr-annotation-box .tags=${this.tags} .zone=${this.zone} @save=${this.save}></pr-annotation-box>`;
  }

  private row(one: Annotation, n: number) {
    const { full } = zoneFormats(this.zone);
    const [from, to] = [Date.parse(one.from), Date.parse(one.to)];
    const when = to > from ? `${full(from)} – ${full(to)}` : full(from);
    const by = one.changedBy === '' || one.changedBy === one.author ? one.author : `${one.author}, ${one.changedBy}`;
    return html`<li data-id=${one.id}>
      <span class="mark" aria-hidden="true">${letter(n)}</span>
      <span class="text">${one.text}</span>
      <span class="quiet">${when} · ${one.path} · ${by}</span>
      ${
        one.mayChange
          ? html`<button
                @click=${() => {
                  this.box.open({ path: one.path, from, to, text: one.text }, one.id);
                }}
              >
                ${msg('Change')}<span class="sr"> ${msg(str`annotation ${letter(n)}`)}</span></button
              ><button @click=${() => void this.drop(one)}>
                ${msg('Delete')}<span class="sr"> ${msg(str`annotation ${letter(n)}`)}</span>
              </button>`
          : nothing
      }
    </li>`;
  }

  private async save(event: CustomEvent<{ draft: AnnotationDraft; id: string | undefined }>): Promise<void> {
    const { draft, id } = event.detail;
    await this.act(async (api) => api.annotate(draft, id), msg('Annotation saved'));
  }

  private async drop(one: Annotation): Promise<void> {
    await this.act(async (api) => api.deleteAnnotation(one.id), msg('Annotation deleted'));
  }

  private async act(work: (api: TrendApi) => Promise<unknown>, words: string): Promise<void> {
    const { context } = this;
    if (context === undefined) {
      return;
    }
    this.problem = '';
    try {
      await work(new TrendApi(context.api));
      context.announcement.set(words);
    } catch (error) {
      this.problem = sentenceOf(error);
    }
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
