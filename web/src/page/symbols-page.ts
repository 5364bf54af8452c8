import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing, svg, unsafeCSS } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { PALETTES, paletteWord } from '../shell/palette';
import palettes from '../style/palettes.css?inline';
import { base } from '../style/shared';
import { drawn } from '../symbol/drawn';
import { KINDS, SYMBOL_NAMES } from '../symbol/library';
import { alarmOverlay, doubtOverlay } from '../symbol/overlay';
import { lookWords, symbolTitle } from '../symbol/symbol-words';
import { symbolStyle } from '../symbol/symbol-style';
import type { AlarmPriority } from '../wire/model';
import { SHAPES, type SymbolName } from '../symbol/shapes';
import { SYMBOL_STATES } from '../symbol/symbol';
import { pageStyle } from './page-style';

const NAMES = Object.keys(SHAPES) as SymbolName[];

/** The states of a symbol on a display: its classes, what they mean, and an alarm's priority. */
const LOOKS: readonly { readonly look: string; readonly words: Words; readonly priority?: AlarmPriority }[] = [
  { look: 'running', words: () => msg('running') },
  { look: 'stopped', words: () => msg('stopped') },
  { look: 'uncertain', words: () => msg('uncertain') },
  { look: 'stale', words: () => msg('stale') },
  { look: 'bad', words: () => msg('bad') },
  { look: 'running fault', words: () => msg('fault') },
  { look: 'running critical', words: () => msg('alarm 1'), priority: 'critical' },
  { look: 'running high', words: () => msg('alarm 2'), priority: 'high' },
  { look: 'stopped medium', words: () => msg('alarm 3'), priority: 'medium' },
  { look: 'running low seen', words: () => msg('alarm 4, acknowledged'), priority: 'low' },
];

/** Every symbol in every state in every palette. */
@customElement('pr-symbols-page')
export class SymbolsPage extends LitElement {
  static override styles = [
    base,
    pageStyle,
    unsafeCSS(palettes),
    symbolStyle,
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
      .look {
        height: 4.5rem;
        max-width: 7rem;
        overflow: visible;
      }
      h3 {
        margin-top: 1.5rem;
        font-weight: 650;
      }
    `,
  ];

  override render() {
    return html`<h1>${msg('Symbols')}</h1>
      <p class="quiet">
        ${msg('White runs, dark stands still, a frame with a mark is a fault, a hatched outline is not known.')}
      </p>
      ${PALETTES.map(
        (palette) =>
          html`<section
            class="palette-${palette}"
            tabindex="0"
            aria-label=${msg(str`Palette ${paletteWord(palette)}`)}
            data-testid="symbols-${palette}"
          >
            <h2>${paletteWord(palette)}</h2>
            <table>
              <thead>
                <tr>
                  <td></td>
                  ${NAMES.map((name) => html`<th scope="col">${symbolTitle(name)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${SYMBOL_STATES.map(
                  (state) =>
                    html`<tr>
                      <th scope="row">${lookWords(state)}</th>
                      ${NAMES.map((name) => html`<td><pr-symbol .name=${name} .state=${state}></pr-symbol></td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
            <h3>${msg('On displays')}</h3>
            ${displayTable()}
          </section>`,
      )}`;
  }
}

/** The symbols of displays with their names in the project files. */
function displayTable() {
  return html`<table>
    <thead>
      <tr>
        <td></td>
        ${LOOKS.map(({ words }) => html`<th scope="col">${words()}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${SYMBOL_NAMES.map(
        (name) =>
          html`<tr>
            <th scope="row">${symbolTitle(name)} <code>${name}</code></th>
            ${LOOKS.map(({ look, words, priority }) => html`<td>${picture(name, look, words(), priority)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function picture(name: string, look: string, words: string, priority: AlarmPriority | undefined) {
  const kind = KINDS[name];
  const [width = 0, height = 0] = (kind?.size ?? []).map((cells) => cells * 8);
  const box = { x: 0, y: 0, width, height };
  return kind === undefined
    ? nothing
    : html`<svg
        class="look"
        role="img"
        aria-label=${`${symbolTitle(name)}, ${words}`}
        viewBox="-26 -26 ${width + 52} ${height + 52}"
      >
        ${svg`<g class="symbol ${look}">${drawn(name, width, height)}${doubtOverlay(box)}${alarmOverlay(box, priority)}</g>`}
      </svg>`;
}
