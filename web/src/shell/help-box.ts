import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { base, controls } from '../style/shared';

/** The keys of the pages, by where they work. */
const KEYS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['?', 'this help'],
      ['Tab, shift Tab', 'on to the next control, back'],
      ['Escape', 'closes a box'],
    ],
  ],
  [
    'List of sites',
    [
      ['↑ ↓, Page, Home, End', 'between rows'],
      ['→ ←', 'opens and closes a site'],
      ['Enter', 'goes there'],
    ],
  ],
  [
    'Trend',
    [
      ['← →', 'earlier and later'],
      ['+ −', 'nearer and farther'],
      ['L', 'follows the clock'],
      ['1, 2', 'takes a cursor; arrows move it, with shift ten times as far'],
      ['Escape', 'lets the cursor go'],
      ['A', 'annotates'],
    ],
  ],
  [
    'Search of values',
    [
      ['↓ ↑', 'between what was found'],
      ['Enter', 'takes a pen or takes it away'],
    ],
  ],
  [
    'Map',
    [
      ['arrows', 'move'],
      ['+ −', 'zoom'],
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
      <h2 id="title">Keys</h2>
      ${KEYS.map(
        ([place, keys]) =>
          html`<h3>${place}</h3>
            <dl>
              ${keys.map(
                ([key, words]) =>
                  html`<dt>${key}</dt>
                    <dd>${words}</dd>`,
              )}
            </dl>`,
      )}
      <form method="dialog"><button class="primary">Close</button></form>
    </dialog>`;
  }
}
