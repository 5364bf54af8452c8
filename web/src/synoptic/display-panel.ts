import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { base } from '../style/shared';
import { SignalWatch } from '../value/signal-watch';
import type { Display, Drawing, SiteDisplay } from '../wire/display-model';
import type { DeviceInfo } from '../wire/model';
import { autoDrawing } from './auto-drawing';
import type { Faceplate } from './faceplate';
import type { SvgDisplay } from './svg-display';
import type { Choice, Synoptic } from './synoptic';
import { tagsOfMachine, tagsOfPlant, type FindTag } from './tag-names';
import './faceplate';
import './svg-display';
import './synoptic';

/** What a panel shows: the display of a plant, or a machine by that of its type or by one made of what is known. */
export type Shown =
  { readonly kind: 'plant'; readonly picture: SiteDisplay } | { readonly kind: 'machine'; readonly info: DeviceInfo };

interface Loaded {
  readonly name: string;
  readonly drawing: Drawing | undefined;
  readonly svg: string;
  readonly find: FindTag;
}

/** A display with the faceplate of what is chosen in it. */
@customElement('pr-display')
export class DisplayPanel extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        align-items: start;
      }
      .columns.two {
        grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem);
      }
      .note {
        padding: 1rem;
        color: var(--ink-2);
      }
      @media (max-width: 64rem) {
        .columns.two {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) shown?: Shown;
  @property() zone = 'UTC';
  @state() private loaded: Loaded | undefined;
  @state() private choice: Choice | undefined;
  @state() private problem = '';
  @query('pr-faceplate') private readonly faceplate!: Faceplate | null;
  @query('pr-synoptic, pr-svg-display') private readonly drawn!: Synoptic | SvgDisplay | null;
  private asked = '';

  constructor() {
    super();
    new SignalWatch(this, () => [this.context?.live.project]);
  }

  override willUpdate(): void {
    const { context, shown } = this;
    const wanted = context === undefined || shown === undefined ? '' : keyOf(context, shown);
    if (context !== undefined && shown !== undefined && this.asked !== wanted) {
      this.asked = wanted;
      void this.load(context, shown, wanted);
    }
  }

  override render() {
    const { context, loaded, choice } = this;
    if (context === undefined || loaded === undefined) {
      return this.problem === '' ? nothing : html`<p class="note" role="status">${this.problem}</p>`;
    }
    return html`<div class="columns ${choice === undefined ? '' : 'two'}">
      ${this.picture(context, loaded)}
      ${
        choice === undefined
          ? nothing
          : html`<pr-faceplate
              .context=${context}
              .choice=${choice}
              .zone=${this.zone}
              @close-faceplate=${this.close}
            ></pr-faceplate>`
      }
    </div>`;
  }

  private picture(context: PageContext, loaded: Loaded) {
    const label = msg(str`Picture of ${loaded.name}`);
    return loaded.drawing === undefined
      ? html`<pr-svg-display
          .context=${context}
          .svg=${loaded.svg}
          .find=${loaded.find}
          .label=${label}
          .chosen=${this.choice?.key ?? ''}
          @choose=${this.choose}
        ></pr-svg-display>`
      : html`<pr-synoptic
          .context=${context}
          .drawing=${loaded.drawing}
          .find=${loaded.find}
          .label=${label}
          .chosen=${this.choice?.key ?? ''}
          @choose=${this.choose}
        ></pr-synoptic>`;
  }

  private async load(context: PageContext, shown: Shown, wanted: string): Promise<void> {
    try {
      const loaded = shown.kind === 'plant' ? await plant(context, shown.picture) : await machine(context, shown.info);
      if (this.asked === wanted) {
        this.loaded = loaded;
        this.problem = '';
      }
    } catch (error) {
      this.problem = sentenceOf(error);
      this.asked = '';
    }
  }

  private async choose(event: CustomEvent<Choice>): Promise<void> {
    this.choice = event.detail;
    await this.updateComplete;
    await this.faceplate?.updateComplete;
    this.faceplate?.focus();
  }

  /** Whoever goes through the picture by keyboard goes on where they were. */
  private async close(): Promise<void> {
    const key = this.choice?.key ?? '';
    this.choice = undefined;
    await this.updateComplete;
    this.drawn?.focusPart(key);
  }
}

/** What makes another question necessary: the project, which counts its changes, and what is to be shown. */
function keyOf(context: PageContext, shown: Shown): string {
  const what =
    shown.kind === 'plant' ? JSON.stringify(shown.picture) : `${shown.info.path} ${shown.info.display ?? ''}`;
  return `${context.live.project.value} ${what}`;
}

async function plant(context: PageContext, { id, machines }: SiteDisplay): Promise<Loaded> {
  const display = await context.api.display(id);
  const infos = await Promise.all(
    Object.entries(machines).map(async ([name, path]) => [name, await context.directory.device(path)] as const),
  );
  return loadedOf(display, tagsOfPlant(new Map(infos)));
}

async function machine(context: PageContext, info: DeviceInfo): Promise<Loaded> {
  const find = tagsOfMachine(info);
  const id = info.display ?? null;
  if (id !== null) {
    return loadedOf(await context.api.display(id), find);
  }
  return { name: info.name, drawing: autoDrawing(info), svg: '', find };
}

function loadedOf(display: Display, find: FindTag): Loaded {
  return { name: display.name, drawing: display.drawing ?? undefined, svg: display.svg ?? '', find };
}
