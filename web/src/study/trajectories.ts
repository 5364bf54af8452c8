import { msg, str } from '@lit/localize';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, controls } from '../style/shared';
import {
  nameOf,
  quantitiesOf,
  scenariosOf,
  type ComparedQuantity,
  type ComparedScenario,
  type RunResult,
} from './comparison';
import { labelled } from './figures';
import './line-chart';
import { studyStyle } from './study-style';

/** Lines over each other at most: more cannot be told apart. */
const MOST_LINES = 6;
const DAY = 86_400;

/** The recorded quantities over time, those of the chosen scenarios over each other. */
@customElement('pr-trajectories')
export class Trajectories extends LitElement {
  static override styles = [
    base,
    controls,
    studyStyle,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        border: 0;
        margin: 0 0 0.75rem;
        padding: 0;
      }
      legend {
        padding: 0;
        font-size: 0.875rem;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) results: readonly RunResult[] = [];
  @property() palette = '';
  /** Names of the scenarios drawn; undefined for the first ones. */
  @state() private chosen: readonly string[] | undefined;

  override render() {
    const all = scenariosOf(this.results);
    const chosen = this.drawn(all);
    const quantities = quantitiesOf(this.results, chosen);
    if (quantities.length === 0) {
      return html`<p class="quiet">${msg('Nothing was recorded: name quantities under record in the study.')}</p>`;
    }
    return html`<fieldset>
        <legend>${msg(str`Scenarios drawn, ${MOST_LINES} at most`)}</legend>
        ${all.map((one) => this.choice(one, chosen))}
      </fieldset>
      <div class="charts">${quantities.map((quantity) => this.chart(quantity))}</div>`;
  }

  private drawn(all: readonly ComparedScenario[]): readonly ComparedScenario[] {
    const names = this.chosen;
    const wanted = names === undefined ? all : all.filter((one) => names.includes(nameOf(one)));
    return wanted.slice(0, MOST_LINES);
  }

  private choice(one: ComparedScenario, chosen: readonly ComparedScenario[]) {
    const isChosen = chosen.includes(one);
    const turn = () => {
      const names = chosen.map(nameOf);
      const name = nameOf(one);
      this.chosen = isChosen ? names.filter((other) => other !== name) : [...names, name];
    };
    return html`<label
      ><input
        type="checkbox"
        .checked=${isChosen}
        ?disabled=${!isChosen && chosen.length >= MOST_LINES}
        @change=${turn}
      />
      ${nameOf(one)}</label
    >`;
  }

  private chart(quantity: ComparedQuantity) {
    if (quantity.lines.length === 0) {
      return nothing;
    }
    const last = Math.max(...quantity.lines.map(({ line }) => line.seconds.at(-1) ?? 0));
    const [unit, divisor] = last > 3 * DAY ? [msg('time, d'), DAY] : [msg('time, h'), 3_600];
    const lines = quantity.lines.map(({ name, line }) => ({
      name,
      xs: line.seconds.map((second) => second / divisor),
      ys: line.values,
    }));
    const name = labelled(quantity.path, quantity.unit);
    return html`<div data-quantity=${quantity.path}>
      <h3>${name}</h3>
      <pr-line-chart .lines=${lines} .name=${name} .below=${unit} .palette=${this.palette}></pr-line-chart>
    </div>`;
  }
}
