import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PageContext } from '../live/context';
import { base, controls } from '../style/shared';
import type { TagInfo } from '../wire/model';
import { pageStyle } from './page-style';
import type { ValueGroup } from './value-groups';
import '../value/age-cell';
import '../value/quality-cell';
import '../value/value-box';

/**
 * All values of a machine under their headings. Tells `trend` (a path to add or remove) and `command` (a tag to write).
 */
@customElement('pr-value-table')
export class ValueTable extends LitElement {
  static override styles = [
    base,
    controls,
    pageStyle,
    css`
      table + table {
        margin-top: 1rem;
      }
      caption {
        text-align: left;
        font-weight: 650;
        padding: 0.25rem 0;
      }
      tr {
        border-top: 1px solid var(--line);
      }
      th,
      td {
        padding: 0.1875rem 0.5rem 0.1875rem 0;
      }
      th[scope='row'] {
        font-size: 1rem;
        font-weight: 400;
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      .mark {
        width: 2.25rem;
      }
      .box {
        width: 8.25rem;
      }
      .quality {
        width: 6.5rem;
        font-size: 0.875rem;
      }
      .age {
        width: 4rem;
        font-size: 0.875rem;
        text-align: right;
        padding-right: 0;
      }
      .pencil {
        width: 2.25rem;
      }
      pr-value {
        width: 100%;
      }
      label {
        display: flex;
        align-items: center;
        justify-content: center;
        min-height: 2rem;
        cursor: pointer;
      }
      .pencil button {
        min-height: 2rem;
        width: 2rem;
        padding: 0;
        background: transparent;
        border-color: transparent;
      }
      .pencil button:hover {
        border-color: var(--ink-2);
      }
      svg {
        width: 1rem;
        height: 1rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.4;
        stroke-linejoin: round;
      }
      @media (pointer: coarse) {
        label,
        .pencil button {
          min-height: 44px;
        }
      }
      @media (max-width: 34rem) {
        .box {
          width: 7rem;
        }
        .quality {
          display: none;
        }
        .age {
          width: 3.25rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) context?: PageContext;
  @property({ attribute: false }) groups: readonly ValueGroup[] = [];
  /** Paths that stand in the trend. */
  @property({ attribute: false }) pens: readonly string[] = [];

  override render() {
    return html`${repeat(
      this.groups,
      (group) => group.name,
      (group) =>
        html`<table>
          <caption>
            ${group.name}
          </caption>
          <thead class="sr">
            <tr>
              <th scope="col">${msg('Trend')}</th>
              <th scope="col">${msg('Name')}</th>
              <th scope="col">${msg('Write')}</th>
              <th scope="col">${msg('Value')}</th>
              <th scope="col">${msg('Quality')}</th>
              <th scope="col">${msg('Age')}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              group.tags,
              (tag) => tag.path,
              (tag) => this.row(tag),
            )}
          </tbody>
        </table>`,
    )}`;
  }

  private row(tag: TagInfo) {
    const name = tag.description || tag.tag;
    const live = this.context?.live;
    return html`<tr>
      <td class="mark">
        ${
          tag.type === 'string'
            ? nothing
            : html`<label title=${msg('Show in the trend')}
                ><input
                  type="checkbox"
                  aria-label=${msg(str`${name}: show in the trend`)}
                  .checked=${this.pens.includes(tag.path)}
                  @change=${() => {
                    this.tell('trend', tag.path);
                  }}
              /></label>`
        }
      </td>
      <th scope="row" title=${tag.tag}>${name}</th>
      <td class="pencil">
        ${tag.write === null || this.context?.past !== undefined ? nothing : this.pencil(tag, name)}
      </td>
      <td class="box"><pr-value .live=${live} .tag=${tag}></pr-value></td>
      <td class="quality"><pr-quality .live=${live} .path=${tag.path}></pr-quality></td>
      <td class="age"><pr-age .live=${live} .path=${tag.path}></pr-age></td>
    </tr>`;
  }

  private pencil(tag: TagInfo, name: string) {
    return html`<button
      aria-label=${msg(str`${name}: write a new set point`)}
      title=${msg('Write a new set point')}
      @click=${() => {
        this.tell('command', tag);
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="m2.5 13.5.8-3.2L11 2.5 13.5 5l-7.7 7.7zM9.5 4 12 6.5" />
      </svg>
    </button>`;
  }

  private tell(kind: 'trend' | 'command', detail: string | TagInfo): void {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
