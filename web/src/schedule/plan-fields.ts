import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { dateNames } from '../language/formats';
import type { TagInfo } from '../wire/model';
import { daysText, timeOf, type SpecialDays, type SwitchTime } from './plan';
import {
  addedSwitch,
  raisedException,
  switchesAt,
  toggledDay,
  withException,
  withSwitches,
  withoutException,
  withoutGroup,
  type Draft,
  type Place,
} from './plan-edit';
import { fileValue, readValue, valueField } from './value-field';

/** What the fields of a form show and change. */
export interface Fields {
  readonly tag: TagInfo;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  /** The site's date. */
  readonly today: string;
}

/** The days' short names, Monday first. */
function dayNames(): readonly string[] {
  const [sunday = '', ...rest] = dateNames().WWW;
  return [...rest, sunday];
}

/** Days of the week that are alike, with their times. */
export function groupFields(fields: Fields, index: number) {
  const { draft, change } = fields;
  const group = draft.plan.weekly[index];
  if (group === undefined) {
    return nothing;
  }
  const name = group.days.length === 0 ? msg('No day') : daysText(group.days);
  return html`<fieldset data-testid="group" data-days=${daysText(group.days)}>
    <legend>${name}</legend>
    <div class="line">
      ${dayNames().map(
        (words, day) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${group.days.includes(day)}
              @change=${() => {
                change(toggledDay(draft, index, day));
              }}
            />${words}</label
          >`,
      )}
      ${
        draft.plan.weekly.length < 2
          ? nothing
          : html`<button
              type="button"
              class="push"
              aria-label=${msg(str`Remove ${name}`)}
              @click=${() => {
                change(withoutGroup(draft, index));
              }}
            >
              ${msg('Remove')}
            </button>`
      }
    </div>
    ${switchFields(fields, { part: 'weekly', index }, name)}
  </fieldset>`;
}

/** Days that are otherwise, with their times. */
export function exceptionFields(fields: Fields, index: number) {
  const { draft, change } = fields;
  const one = draft.plan.exceptions[index];
  if (one === undefined) {
    return nothing;
  }
  const with_ = (part: Partial<SpecialDays>) => {
    change(withException(draft, index, part));
  };
  return html`<fieldset data-testid="exception" data-name=${one.name}>
    <legend>${one.name === '' ? msg('Exception') : one.name}</legend>
    <div class="line">
      <label
        >${msg('Name')}
        ${textField('name', one.name, (name) => {
          with_({ name });
        })}</label
      >
      ${daysFields(fields, one, with_)}
      <span class="push line">
        ${
          index === 0
            ? nothing
            : html`<button
                type="button"
                aria-label=${msg(str`${one.name}: up`)}
                @click=${() => {
                  change(raisedException(draft, index));
                }}
              >
                ▲ ${msg('Up')}
              </button>`
        }
        <button
          type="button"
          aria-label=${msg(str`Remove ${one.name}`)}
          @click=${() => {
            change(withoutException(draft, index));
          }}
        >
          ${msg('Remove')}
        </button>
      </span>
    </div>
    ${switchFields(fields, { part: 'exceptions', index }, one.name)}
  </fieldset>`;
}

function daysFields({ draft, today }: Fields, one: SpecialDays, with_: (part: Partial<SpecialDays>) => void) {
  const choose = (event: Event) => {
    const calendar = (event.target as HTMLSelectElement).value;
    with_(calendar === '' ? { calendar, from: today, to: '' } : { calendar, from: '', to: '' });
  };
  const names = [...new Set([...draft.calendars.keys(), ...(one.calendar === '' ? [] : [one.calendar])])];
  return html`<label
      >${msg('Days')}
      <select @change=${choose}>
        <option value="" ?selected=${one.calendar === ''}>${msg('from a date')}</option>
        ${names.map((name) => html`<option value=${name} ?selected=${name === one.calendar}>${msg(str`calendar ${name}`)}</option>`)}
      </select></label
    >
    ${
      one.calendar === ''
        ? html`<label
              >${msg('from')}
              ${dateField(one.from, (from) => {
                with_({ from });
              })}</label
            >
            <label
              >${msg('to')}
              ${dateField(one.to, (to) => {
                with_({ to });
              })}</label
            >`
        : nothing
    }`;
}

/** Times and values, with a button for another. */
function switchFields(fields: Fields, place: Place, name: string) {
  const { draft, tag, change } = fields;
  const all = switchesAt(draft, place);
  const put = (at: readonly SwitchTime[]) => {
    change(withSwitches(draft, place, at));
  };
  return html`${all.map((_, n) => switchLine(all, n, tag, name, put))}
    <div class="line">
      <button
        type="button"
        aria-label=${msg(str`${name}: add a time`)}
        @click=${() => {
          put(addedSwitch(all));
        }}
      >
        ${msg('Add a time')}
      </button>
    </div>`;
}

function switchLine(
  all: readonly SwitchTime[],
  n: number,
  tag: TagInfo,
  name: string,
  put: (at: readonly SwitchTime[]) => void,
) {
  const one = all[n] ?? { at: '', value: '' };
  const replace = (part: Partial<SwitchTime>) => {
    put(all.map((other, k) => (k === n ? { ...other, ...part } : other)));
  };
  const value = (text: string) => {
    const read = readValue(text, tag);
    replace({ value: 'value' in read ? read.value : text });
  };
  return html`<div class="line" data-testid="switch">
    <input
      class="time"
      inputmode="numeric"
      autocomplete="off"
      placeholder="06:00"
      aria-label=${msg(str`${name}, time ${n + 1}`)}
      .value=${one.at}
      @change=${(event: Event) => {
        const text = (event.target as HTMLInputElement).value;
        replace({ at: timeOf(text) ?? text });
      }}
    />
    ${valueField(fileValue(one.value, tag), tag, msg(str`${name}, value ${n + 1}`), value)}
    <button
      type="button"
      aria-label=${msg(str`${name}: remove ${one.at}`)}
      @click=${() => {
        put(all.filter((_, k) => k !== n));
      }}
    >
      ${msg('Remove')}
    </button>
  </div>`;
}

/** A date as 2026-12-24. */
export function dateField(date: string, changed: (date: string) => void) {
  return html`<input
    class="date"
    autocomplete="off"
    placeholder="2026-12-24"
    .value=${date}
    @change=${(event: Event) => {
      changed((event.target as HTMLInputElement).value.trim());
    }}
  />`;
}

function textField(kind: string, text: string, changed: (text: string) => void) {
  return html`<input
    class=${kind}
    autocomplete="off"
    maxlength="100"
    .value=${text}
    @change=${(event: Event) => {
      changed((event.target as HTMLInputElement).value.trim());
    }}
  />`;
}
