import { msg, str } from '@lit/localize';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, controls } from '../style/shared';
import type { StudyRun } from '../wire/study-model';
import './run-progress';
import { STATE_WORDS, isOver, moment } from './run-words';
import { studyStyle } from './study-style';

/** What a person wants of a run. */
export interface RunWish {
  readonly run: StudyRun;
  readonly what: 'cancel' | 'remove' | 'compare';
}

/** Runs with how far they are. Tells of wishes (`wish`). */
@customElement('pr-run-table')
export class RunTable extends LitElement {
  static override styles = [
    base,
    controls,
    studyStyle,
    css`
      table {
        width: 100%;
      }
      .far {
        min-width: 12rem;
      }
      .buttons {
        text-align: right;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly StudyRun[] = [];
  /** Ids of those chosen to be compared. */
  @property({ attribute: false }) chosen: readonly string[] = [];

  override render() {
    if (this.runs.length === 0) {
      return html`<p class="quiet">${msg('No runs yet.')}</p>`;
    }
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('List of runs')}>
      <table data-testid="run-table">
        <thead>
          <tr>
            <th scope="col">${msg('Compare')}</th>
            <th scope="col">${msg('Study')}</th>
            <th scope="col">${msg('Asked for')}</th>
            <th scope="col">${msg('State')}</th>
            <th scope="col" class="far">${msg('How far')}</th>
            <th scope="col"><span class="sr">${msg('What to do')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${this.runs.map((run) => this.row(run))}
        </tbody>
      </table>
    </div>`;
  }

  private row(run: StudyRun) {
    const wish = (what: RunWish['what']) => () => {
      this.dispatchEvent(new CustomEvent<RunWish>('wish', { detail: { run, what } }));
    };
    const time = moment(run.queued);
    const name = `${run.title}, ${time}`;
    return html`<tr data-run=${run.id} data-study=${run.study} data-state=${run.state}>
      <td>
        <input
          type="checkbox"
          aria-label=${msg(str`Compare ${name}`)}
          .checked=${this.chosen.includes(run.id)}
          ?disabled=${run.state !== 'done'}
          @change=${wish('compare')}
        />
      </td>
      <td><a href=${`#/runs/${run.id}`}>${run.title}</a></td>
      <td>${time}</td>
      <td>${run.state === 'failed' ? '▲ ' : ''}${STATE_WORDS[run.state]()}</td>
      <td class="far"><pr-run-progress .run=${run} brief></pr-run-progress></td>
      <td class="buttons">
        ${
          isOver(run)
            ? html`<button data-action="remove" aria-label=${msg(str`Delete ${name}`)} @click=${wish('remove')}>
                ${msg('Delete')}
              </button>`
            : html`<button data-action="cancel" aria-label=${msg(str`Cancel ${name}`)} @click=${wish('cancel')}>
                ${msg('Cancel')}
              </button>`
        }
      </td>
    </tr>`;
  }
}
