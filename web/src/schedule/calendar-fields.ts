import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { shownDay } from './day-bars';
import { isDate } from './plan';
import { withCalendar } from './plan-edit';
import type { Fields } from './plan-fields';

/** The site's named days: each with its dates, and a field for one more. */
export function calendarFields(fields: Fields) {
  const { draft, change } = fields;
  return html`${[...draft.calendars].map(
    ([name, days]) =>
      html`<fieldset data-testid="calendar" data-name=${name}>
        <legend>${name}</legend>
        <div class="line">
          ${days.map(
            (day) =>
              html`<button
                type="button"
                aria-label=${msg(str`${name}: remove ${day}`)}
                @click=${() => {
                  change(
                    withCalendar(
                      draft,
                      name,
                      days.filter((one) => one !== day),
                    ),
                  );
                }}
              >
                ${isDate(day) ? `${shownDay(day)} ${day.slice(0, 4)}` : day} ×
              </button>`,
          )}
          <label
            >${msg('another day')}
            <input
              class="date"
              autocomplete="off"
              placeholder="2026-12-24"
              @change=${(event: Event) => {
                const field = event.target as HTMLInputElement;
                if (isDate(field.value.trim())) {
                  change(withCalendar(draft, name, [...days, field.value.trim()]));
                  field.value = '';
                }
              }}
          /></label>
        </div>
      </fieldset>`,
  )}
  ${newCalendar(fields)}`;
}

function newCalendar({ draft, change }: Fields) {
  return html`<div class="line">
    <label
      >${msg('A new calendar')}
      <input
        class="name"
        autocomplete="off"
        maxlength="100"
        placeholder=${msg('holidays')}
        data-testid="new-calendar"
        @change=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          const name = field.value.trim();
          if (name !== '' && !draft.calendars.has(name)) {
            change(withCalendar(draft, name, []));
            field.value = '';
          }
        }}
    /></label>
  </div>`;
}
