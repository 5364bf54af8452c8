import { msg } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { Words } from '../language/words';
import { base, controls } from '../style/shared';

const ESCAPE: Words = () => msg('Escape', { id: 'key-escape' });
const ENTER: Words = () => msg('Enter', { id: 'key-enter' });

/** The keys of the pages, by where they work. */
const KEYS: readonly (readonly [Words, readonly (readonly [Words, Words])[]])[] = [
  [
    () => msg('Everywhere'),
    [
      [() => '?', () => msg('this help')],
      [() => msg('Tab, shift Tab'), () => msg('on to the next control, back')],
      [ESCAPE, () => msg('closes a box')],
    ],
  ],
  [
    () => msg('List of sites'),
    [
      [() => msg('↑ ↓, Page, Home, End'), () => msg('between rows')],
      [() => '→ ←', () => msg('opens and closes a site')],
      [ENTER, () => msg('goes there')],
    ],
  ],
  [
    () => msg('Picture of a plant'),
    [
      [() => msg('Tab, shift Tab'), () => msg('between symbols and values')],
      [() => msg('Enter, Space'), () => msg('opens the faceplate')],
      [ESCAPE, () => msg('closes the faceplate and leads back to the symbol')],
    ],
  ],
  [
    () => msg('List of alarms'),
    [
      [() => msg('↑ ↓, Page, Home, End'), () => msg('between rows')],
      [() => 'A', () => msg('acknowledges')],
      [() => msg('Tab'), () => msg('to the buttons of the row: shelve and more')],
    ],
  ],
  [
    () => msg('Command'),
    [
      [() => msg('Enter on “Write”'), () => msg('opens the box')],
      [ENTER, () => msg('writes')],
      [ESCAPE, () => msg('closes the box; a command that was sent goes on')],
    ],
  ],
  [
    () => msg('The past'),
    [
      [() => msg('Enter on “Past…”'), () => msg('shows the past')],
      [() => '← →', () => msg('on the slider: earlier and later')],
      [() => msg('Page, Home, End'), () => msg('on the slider: in large steps')],
      [ESCAPE, () => msg('leads back to the present')],
    ],
  ],
  [
    () => msg('Trend'),
    [
      [() => '← →', () => msg('earlier and later')],
      [() => '+ −', () => msg('nearer and farther')],
      [() => 'L', () => msg('follows the clock')],
      [() => '1, 2', () => msg('takes a cursor; arrows move it, with shift ten times as far')],
      [ESCAPE, () => msg('lets the cursor go')],
      [() => 'A', () => msg('annotates')],
    ],
  ],
  [
    () => msg('Search of values'),
    [
      [() => '↓ ↑', () => msg('between what was found')],
      [ENTER, () => msg('takes a pen or takes it away')],
    ],
  ],
  [
    () => msg('Map'),
    [
      [() => msg('arrows'), () => msg('move')],
      [() => '+ −', () => msg('zoom')],
    ],
  ],
];

/** The keys that work on the pages, as a box. */
@customElement('pr-help')
export class HelpBox extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
        max-height: calc(100vh - 2rem);
        padding: 1.25rem;
        overflow: auto;
        color: var(--ink);
        background: var(--panel);
        border: 1px solid var(--box-line);
        border-radius: 0.5rem;
      }
      h3 {
        margin-top: 0.875rem;
        font-weight: 650;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(7rem, 1fr) 2fr;
        gap: 0.125rem 1rem;
        margin: 0.25rem 0 0;
      }
      dt {
        font-weight: 550;
      }
      dd {
        margin: 0;
      }
      button {
        margin-top: 1rem;
      }
    `,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  /** Shows it. */
  open(): void {
    void this.updateComplete.then(() => {
      if (!this.dialog.open) {
        this.dialog.showModal();
      }
    });
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${msg('Keys')}</h2>
      ${KEYS.map(
        ([place, keys]) =>
          html`<h3>${place()}</h3>
            <dl>
              ${keys.map(
                ([key, words]) =>
                  html`<dt>${key()}</dt>
                    <dd>${words()}</dd>`,
              )}
            </dl>`,
      )}
      <form method="dialog"><button class="primary">${msg('Close')}</button></form>
    </dialog>`;
  }
}
