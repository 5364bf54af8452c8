import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plural, type Words } from '../language/words';
import { base } from '../style/shared';
import {
  kpisOf,
  nameOf,
  scenariosOf,
  standings,
  type ComparedScenario,
  type RunResult,
  type Standing,
} from './comparison';
import { difference, figure, kpiName, unitWords } from './figures';
import { studyStyle } from './study-style';

const MARKS: Readonly<Record<Standing, Words>> = {
  best: () => msg('★ best'),
  worst: () => msg('▽ worst'),
  '': () => '',
};

/** Every scenario with its KPIs, each with the difference to the first. */
@customElement('pr-kpi-table')
export class KpiTable extends LitElement {
  static override styles = [
    base,
    studyStyle,
    css`
      tbody th {
        color: var(--ink);
        font-size: 1rem;
        min-width: 12rem;
      }
      small {
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) results: readonly RunResult[] = [];

  override render() {
    const kpis = kpisOf(this.results);
    const scenarios = scenariosOf(this.results);
    const base = scenarios[0]?.scenario.values ?? {};
    const marks = new Map(
      kpis.map((kpi) => [
        kpi.key,
        standings(
          kpi.key,
          scenarios.map(({ scenario }) => scenario.values[kpi.key]),
        ),
      ]),
    );
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('KPIs of every scenario')}>
      <table data-testid="kpi-table">
        <thead>
          <tr>
            <th scope="col">${msg('Scenario')}</th>
            ${kpis.map(
              (kpi) =>
                html`<th scope="col" class="number">${kpiName(kpi.key)}<small>${unitWords(kpi.unit)}</small></th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${scenarios.map(
            (one, n) =>
              html`<tr data-scenario=${nameOf(one)}>
                ${heading(one, n)}
                ${kpis.map((kpi) => cell(one.scenario.values[kpi.key], n === 0 ? null : base[kpi.key], marks.get(kpi.key)?.[n] ?? ''))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function heading(one: ComparedScenario, n: number) {
  // A scenario of a sweep is called after its changes.
  const changes = Object.entries(one.scenario.changes)
    .filter(([path, text]) => !one.scenario.name.includes(`${path} ${text}`))
    .map(([path, text]) => `${path}: ${text}`);
  const unsettled =
    one.scenario.unsettled > 0
      ? plural(
          one.scenario.unsettled,
          msg('unsettled in 1 step'),
          msg(str`unsettled in ${one.scenario.unsettled} steps`),
        )
      : '';
  const remarks = [n === 0 ? msg('the base') : '', ...changes, unsettled].filter((text) => text !== '');
  return html`<th scope="row">${nameOf(one)}<small>${remarks.join(', ')}</small></th>`;
}

function cell(value: number | null | undefined, base: number | null | undefined, mark: Standing) {
  const known = typeof value === 'number' && typeof base === 'number';
  return html`<td class="number" data-mark=${mark}>
    ${figure(value)}${known ? html`<small>${difference(value, base)}</small>` : nothing}${
      mark === '' ? nothing : html`<small class="mark">${MARKS[mark]()}</small>`
    }
  </td>`;
}
