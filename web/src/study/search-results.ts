import { msg, str } from '@lit/localize';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, controls } from '../style/shared';
import type { FitComparison, FitError, FitResult, OptimumResult, StudyResult, SweepResult } from '../wire/study-model';
import { figure, kpiName, labelled } from './figures';
import './line-chart';
import { studyStyle } from './study-style';

/** What a study searched: the curves of its sweeps, its optimum, or its fit to measured data. */
@customElement('pr-search-results')
export class SearchResults extends LitElement {
  static override styles = [base, controls, studyStyle];

  @property({ attribute: false }) result?: StudyResult;
  @property() palette = '';
  @state() private kpi = '';

  override render() {
    const { result } = this;
    if (result === undefined) {
      return nothing;
    }
    return html`<div class="stack">
      ${result.optimum === null ? nothing : this.optimum(result.optimum, result)}
      ${result.sweeps.length === 0 ? nothing : this.sweeps(result)}
      ${result.fit === null ? nothing : this.fit(result.fit)}
    </div>`;
  }

  private optimum(optimum: OptimumResult, result: StudyResult) {
    const unit = result.kpis.find((kpi) => kpi.key === optimum.goal)?.unit ?? '1';
    const goal = labelled(kpiName(optimum.goal), unit);
    const line = {
      name: msg('best so far'),
      xs: optimum.history.map((step) => step.evaluation),
      ys: optimum.history.map((step) => step.goal),
    };
    return html`<section class="panel" aria-label=${msg('Optimum')} data-testid="optimum">
      <h2>${msg('Optimum')}</h2>
      <p>
        ${leastWords(optimum)}
        ${optimum.feasible ? nothing : html`<strong>${msg('▲ No run kept all limits.')}</strong>`}
      </p>
      <table>
        <tbody>
          ${Object.entries(optimum.values).map(
            ([label, value]) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td class="number">${figure(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        line.xs.length < 2
          ? nothing
          : html`<pr-line-chart
              .lines=${[line]}
              .name=${msg(str`Best ${goal}`)}
              .below=${msg('run')}
              .palette=${this.palette}
            ></pr-line-chart>`
      }
    </section>`;
  }

  private sweeps(result: StudyResult) {
    const chosen = result.kpis.find((kpi) => kpi.key === this.kpi) ?? result.kpis[0];
    if (chosen === undefined) {
      return nothing;
    }
    return html`<section class="panel" aria-label=${msg('Sweeps')} data-testid="sweeps">
      <div class="head row">
        <h2>${msg('Sweeps')}</h2>
        <label
          ><span class="sr">${msg('KPI')}</span>
          <select @change=${this.chooseKpi}>
            ${result.kpis.map(
              (kpi) => html`<option value=${kpi.key} ?selected=${kpi === chosen}>${kpiName(kpi.key)}</option>`,
            )}
          </select></label
        >
      </div>
      <div class="charts">
        ${result.sweeps.map((sweep) => this.sweep(sweep, result, chosen.key, labelled(kpiName(chosen.key), chosen.unit)))}
      </div>
    </section>`;
  }

  private sweep(sweep: SweepResult, result: StudyResult, key: string, name: string) {
    const line = {
      name,
      xs: sweep.points.map((point) => point.value),
      ys: sweep.points.map((point) => result.scenarios[point.scenario]?.values[key] ?? null),
    };
    return html`<div>
      <h3>${msg(str`${name} over ${sweep.path}`)}</h3>
      <pr-line-chart .lines=${[line]} .name=${name} .below=${sweep.path} .palette=${this.palette}></pr-line-chart>
    </div>`;
  }

  private chooseKpi(event: Event): void {
    this.kpi = (event.target as HTMLSelectElement).value;
  }

  private fit(fit: FitResult) {
    return html`<section class="panel" aria-label=${msg('Calibration')} data-testid="fit">
      <h2>${msg('Calibration')}</h2>
      <p>${msg(str`${fit.evaluations} runs.`)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('Parameters and errors of the fit')}>
        ${parameters(fit)} ${errors(msg('Fit'), fit.errors)}
        ${fit.validation.length === 0 ? nothing : errors(msg('Validation'), fit.validation)}
      </div>
      <div class="charts">${fit.comparisons.map((one) => this.comparison(one))}</div>
    </section>`;
  }

  private comparison(one: FitComparison) {
    const days = (seconds: readonly number[]) => seconds.map((second) => second / 86_400);
    const lines = [
      { name: msg('simulated'), xs: days(one.simulated.seconds), ys: one.simulated.values },
      { name: msg('measured'), xs: days(one.measured.seconds), ys: one.measured.values, dots: true },
    ];
    const name = labelled(one.path, one.unit);
    return html`<div>
      <h3>${name}</h3>
      <pr-line-chart .lines=${lines} .name=${name} .below=${msg('time, d')} .palette=${this.palette}></pr-line-chart>
    </div>`;
  }
}

/** What was sought, how long, by which method, within which limits. */
function leastWords(optimum: OptimumResult): string {
  const goal = kpiName(optimum.goal).toLowerCase();
  const limits = Object.entries(optimum.atMost).map(([key, limit]) => `${kpiName(key)} ≤ ${figure(limit)}`);
  const { evaluations, method } = optimum;
  return limits.length === 0
    ? msg(str`Least ${goal} after ${evaluations} runs by ${method}.`)
    : msg(str`Least ${goal} after ${evaluations} runs by ${method}, with ${limits.join(', ')}.`);
}

function parameters(fit: FitResult) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${msg('Parameter')}</th>
        <th scope="col" class="number">${msg('Value')}</th>
        <th scope="col" class="number">${msg('95 % from')}</th>
        <th scope="col" class="number">${msg('to')}</th>
        <th scope="col">${msg('Remark')}</th>
      </tr>
    </thead>
    <tbody>
      ${fit.parameters.map(
        (one) =>
          html`<tr>
            <th scope="row">${one.label}</th>
            <td class="number">${figure(one.value)}</td>
            <td class="number">${figure(one.low)}</td>
            <td class="number">${figure(one.high)}</td>
            <td>${one.atBound ? msg('▲ at the end of its range') : ''}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Errors of the data that were fitted, or of those that judge the fit. */
function errors(of: string, list: readonly FitError[]) {
  return html`<table aria-label=${msg(str`Errors: ${of}`)}>
    <thead>
      <tr>
        <th scope="col">${of}</th>
        <th scope="col" class="number">${msg('RMSE')}</th>
        <th scope="col" class="number">${msg('Bias')}</th>
        <th scope="col" class="number">${msg('CV(RMSE)')}</th>
        <th scope="col" class="number">${msg('NMBE')}</th>
        <th scope="col" class="number">R²</th>
        <th scope="col" class="number">${msg('Values')}</th>
      </tr>
    </thead>
    <tbody>
      ${list.map(
        (one) =>
          html`<tr>
            <th scope="row">${one.quantity}</th>
            <td class="number">${figure(one.rmse)}</td>
            <td class="number">${figure(one.bias)}</td>
            <td class="number">${percent(one.cv)}</td>
            <td class="number">${percent(one.nmbe)}</td>
            <td class="number">${figure(one.determination)}</td>
            <td class="number">${one.samples}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${figure(100 * share)} %`;
}
