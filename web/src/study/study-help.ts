import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, controls } from '../style/shared';
import type { PlantPart, PlantParts } from '../wire/study-model';
import { unitWords } from './figures';
import type { SchemaKey } from './schema-words';
import { studyStyle } from './study-style';

/** Rows drawn of each list; the search finds the others. */
const MOST_ROWS = 200;

/** What can stand in a study: its keys, and what its plant has. Tells which word a person wants (`insert`). */
@customElement('pr-study-help')
export class StudyHelp extends LitElement {
  static override styles = [
    base,
    controls,
    studyStyle,
    css`
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        padding: 0.5rem 0;
        font-weight: 550;
        cursor: pointer;
      }
      input {
        width: 100%;
      }
      ul {
        margin: 0 0 0.5rem;
        padding: 0;
        list-style: none;
        max-height: 20rem;
        overflow: auto;
      }
      ul ul {
        max-height: none;
        padding-left: 1rem;
      }
      li {
        font-size: 0.875rem;
        padding: 0.125rem 0;
      }
      code {
        font-family: ui-monospace, monospace;
      }
      li button {
        font: inherit;
        font-family: ui-monospace, monospace;
        min-height: 1.5rem;
        padding: 0 0.375rem;
        max-width: 100%;
        overflow-wrap: anywhere;
        text-align: left;
      }
    `,
  ];

  @property({ attribute: false }) keys: readonly SchemaKey[] = [];
  @property({ attribute: false }) plant?: PlantParts | undefined;
  @state() private search = '';

  override render() {
    return html`<h2>${msg('What can stand here')}</h2>
      ${this.plantParts()}
      <details>
        <summary>${msg('Keys of a study')}</summary>
        <div tabindex="0" role="region" aria-label=${msg('Keys of a study')}>${keyList(this.keys)}</div>
      </details>`;
  }

  private plantParts() {
    const { plant } = this;
    if (plant === undefined) {
      return html`<p class="quiet">${msg('Name a plant, and its quantities and parameters are listed here.')}</p>`;
    }
    return html`<p>${plant.name}</p>
      <input
        type="search"
        aria-label=${msg('Search the plant')}
        placeholder=${msg('Search the plant')}
        data-testid="plant-search"
        @input=${this.find}
      />
      ${this.list(msg('Quantities, to measure and record'), plant.quantities, true)}
      ${this.list(msg('Inputs, for events and drive'), plant.inputs, false)}
      ${this.list(msg('Parameters, to change, sweep and vary'), plant.parameters, false)}`;
  }

  private list(title: string, parts: readonly PlantPart[], open: boolean) {
    const found = parts.filter((part) => part.path.toLowerCase().includes(this.search.toLowerCase()));
    const more = found.length - MOST_ROWS;
    return html`<details ?open=${open}>
      <summary>${title} <span class="quiet">${found.length}</span></summary>
      <ul tabindex="0" aria-label=${title}>
        ${found.slice(0, MOST_ROWS).map((part) => this.row(part))}
        ${more > 0 ? html`<li class="quiet">${msg(str`and ${more} more; search for them`)}</li>` : nothing}
      </ul>
    </details>`;
  }

  private row(part: PlantPart) {
    const insert = () => {
      this.dispatchEvent(new CustomEvent<string>('insert', { detail: part.path }));
    };
    return html`<li>
      <button @click=${insert}>${part.path}</button>
      <span class="quiet">${unitWords(part.unit)} ${part.note}</span>
    </li>`;
  }

  private find(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
  }
}

function keyList(keys: readonly SchemaKey[]): unknown {
  return html`<ul>
    ${keys.map(
      (key) =>
        html`<li>
          <code>${key.key}</code>${key.required ? msg(' (needed)') : ''} <span class="quiet">${key.description}</span>
          ${key.keys.length === 0 ? nothing : keyList(key.keys)}
        </li>`,
    )}
  </ul>`;
}
