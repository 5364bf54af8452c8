import { LitElement, css, html, unsafeCSS } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PALETTES } from '../shell/palette';
import palettes from '../style/palettes.css?inline';
import { base } from '../style/shared';
import { SHAPES, type SymbolName } from '../symbol/shapes';
import { SYMBOL_STATES } from '../symbol/symbol';
import { pageStyle } from './page-style';

const NAMES = Object.keys(SHAPES) as SymbolName[];

/** Every symbol in every state in every palette. */
@customElement('pr-symbols-page')
export class SymbolsPage extends LitElement {
  static override styles = [
    base,
    pageStyle,
    unsafeCSS(palettes),
    css`
      section {
        margin-top: 1rem;
        padding: 1rem;
        background: var(--canvas);
        color: var(--ink);
        border: 1px solid var(--line);
        overflow-x: auto;
      }
      td,
      th {
        padding: 0.875rem 0.5rem;
        text-align: center;
      }
      th[scope='row'] {
        text-align: left;
        white-space: nowrap;
      }
      thead th {
        padding: 0 0.5rem;
        vertical-align: bottom;
        max-width: 7rem;
      }
      pr-symbol {
        width: 2.75rem;
      }
    `,
  ];

  override render() {
    return html`<h1>Symbols</h1>
      <p class="quiet">
        White runs, dark stands still, a frame with a mark is a fault, a hatched outline is not known.
      </p>
      ${PALETTES.map(
        (palette) =>
          html`<section
            class="palette-${palette}"
            tabindex="0"
            aria-label="Palette ${palette}"
            data-testid="symbols-${palette}"
          >
            <h2>${palette}</h2>
            <table>
              <thead>
                <tr>
                  <td></td>
                  ${NAMES.map((name) => html`<th scope="col">${SHAPES[name].title}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${SYMBOL_STATES.map(
                  (state) =>
                    html`<tr>
                      <th scope="row">${state}</th>
                      ${NAMES.map((name) => html`<td><pr-symbol .name=${name} .state=${state}></pr-symbol></td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </section>`,
      )}`;
  }
}
