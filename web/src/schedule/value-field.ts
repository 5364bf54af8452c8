import { msg } from '@lit/localize';
import { html } from 'lit';
import { choices, readSetpoint } from '../command/setpoint';
import type { TagInfo } from '../wire/model';

/** What a file may say for a tag, to choose from; undefined for a number or a text. */
function words(tag: TagInfo): readonly { readonly value: string; readonly words: string }[] | undefined {
  return Object.keys(tag.states).length === 0 && tag.type === 'bool'
    ? [
        { value: 'false', words: msg('off') },
        { value: 'true', words: msg('on') },
      ]
    : choices(tag)?.map((choice) => ({ value: choice.words, words: choice.words }));
}

/** A value as the form keeps it: a state by its word, though the file may have its number. */
export function fileValue(value: string, tag: TagInfo): string {
  return tag.states[value] ?? value;
}

/** A value as a file may have it, or the sentence that says why not. */
export function readValue(text: string, tag: TagInfo): { readonly value: string } | { readonly problem: string } {
  if (words(tag) !== undefined) {
    return { value: text };
  }
  const read = readSetpoint(text, tag);
  return 'problem' in read ? read : { value: String(read.value) };
}

/** The field of a value; told what was typed or chosen. */
export function valueField(value: string, tag: TagInfo, label: string, changed: (text: string) => void) {
  const all = words(tag);
  const take = (event: Event) => {
    changed((event.target as HTMLInputElement | HTMLSelectElement).value);
  };
  if (all === undefined) {
    return html`<input
        class="value"
        inputmode=${tag.type === 'string' ? 'text' : 'decimal'}
        autocomplete="off"
        aria-label=${label}
        .value=${value}
        @change=${take}
      /><span class="quiet">${tag.unit}</span>`;
  }
  const known = all.some((one) => one.value === value) ? all : [...all, { value, words: value }];
  return html`<select class="value" aria-label=${label} @change=${take}>
    ${known.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.words}</option>`)}
  </select>`;
}
