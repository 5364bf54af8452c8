import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { WriteInfo } from '../wire/command-model';
import type { TagInfo } from '../wire/model';
import { canRamp, isPulse, pulseWords } from './write-options';

/** True when the host would refuse a write now. */
export function isRefused(write: WriteInfo | undefined): boolean {
  return (write?.refusals.length ?? 0) > 0;
}

/** What stands before a write, in sentences. */
export function obstacles(write: WriteInfo | undefined) {
  if (write === undefined) {
    return nothing;
  }
  const { refusals, schedule, secondPerson } = write;
  return html`<div role="status">
    ${
      refusals.length === 0
        ? nothing
        : html`<ul class="refusals" data-testid="refusals">
            ${refusals.map((reason) => html`<li>▲ ${reason}</li>`)}
          </ul>`
    }
    ${secondPerson ? html`<p class="note">${msg('Somebody else must approve before it expires.')}</p>` : nothing}
    ${schedule === null ? nothing : html`<p class="note">${msg('On a schedule; your value counts until its next switch.')}</p>`}
  </div>`;
}

/** A ramp for numbers, and a time for tags on a schedule. */
export function moreOptions(tag: TagInfo, write: WriteInfo | undefined, locked: boolean) {
  const scheduled = (write?.schedule ?? null) !== null;
  if (!canRamp(tag) && !scheduled) {
    return nothing;
  }
  return html`<details>
    <summary>${msg('More')}</summary>
    ${
      canRamp(tag)
        ? html`<label for="ramp">${msg('In steps over (minutes)')}</label>
            <input id="ramp" inputmode="decimal" autocomplete="off" ?disabled=${locked} />`
        : nothing
    }
    ${
      scheduled
        ? html`<label for="override">${msg('Counts for (hours), instead of until the next switch')}</label>
            <input id="override" inputmode="decimal" autocomplete="off" ?disabled=${locked} />`
        : nothing
    }
  </details>`;
}

/** The reason's field; some tags require one. */
export function reasonField(tag: TagInfo, locked: boolean) {
  const required = tag.write?.reasonRequired === true;
  return html`<label for="reason">${required ? msg('Reason') : msg('Reason (optional)')}</label>
    <input id="reason" maxlength="200" autocomplete="off" ?required=${required} ?disabled=${locked} />`;
}

/** What a pulse is, instead of a field for a value. */
export function pulseNote(tag: TagInfo) {
  return isPulse(tag) ? html`<p class="note">${pulseWords(tag)}.</p>` : nothing;
}
