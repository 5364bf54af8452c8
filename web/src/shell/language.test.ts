// @vitest-environment happy-dom
import { msg } from '@lit/localize';
import { LitElement, html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { ManualTimers } from '../../test/manual-timers';
import { setLocale } from '../language/locale';
import { firstSpoken, languageName, languages } from './language';

class Inner extends LitElement {
  override render() {
    return html`<p>${msg('Alarms')}</p>`;
  }
}
class Outer extends LitElement {
  override render() {
    return html`<test-inner></test-inner>`;
  }
}
customElements.define('test-inner', Inner);
customElements.define('test-outer', Outer);

afterEach(() => setLocale('en'));

function storage(kept: string | null = null) {
  const values = new Map<string, string>(kept === null ? [] : [['plantroom.language', kept]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => {
      values.set(key, value);
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !holds(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(holds()).toBe(true);
}

test.each([
  [['sv-FI', 'en-GB'], 'sv'],
  [['de-DE', 'SV', 'en'], 'sv'],
  [['de-DE', 'fr'], 'en'],
  [[], 'en'],
])('whoever reads %j gets %s', (read, spoken) => {
  expect(firstSpoken(read)).toBe(spoken);
});

test('theBrowsersLanguageIsFollowedUntilAnotherIsChosen', async () => {
  const kept = storage();
  const language = await languages(document.documentElement, kept, ['sv-SE'], new ManualTimers());
  expect(language.value).toBe('sv');
  expect(document.documentElement.lang).toBe('sv');
  expect(kept.getItem('plantroom.language')).toBeNull();
  language.set('en');
  await until(() => document.documentElement.lang === 'en');
  expect(kept.getItem('plantroom.language')).toBe('en');
});

test('whatWasChosenBeforeCountsMoreThanTheBrowser', async () => {
  expect((await languages(document.documentElement, storage('en'), ['sv'], new ManualTimers())).value).toBe('en');
  expect((await languages(document.documentElement, storage('tlh'), ['sv'], new ManualTimers())).value).toBe('sv');
});

test('aBrowserThatKeepsNothingSpeaksAllTheSame', async () => {
  const closed = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  };
  const language = await languages(document.documentElement, closed, ['sv'], new ManualTimers());
  language.set('en');
  await until(() => document.documentElement.lang === 'en');
});

test('allThatIsShownIsDrawnAgain', async () => {
  const language = await languages(document.documentElement, storage(), ['en'], new ManualTimers());
  document.body.innerHTML = '<test-outer></test-outer>';
  const shown = () =>
    document.querySelector('test-outer')?.shadowRoot?.querySelector('test-inner')?.shadowRoot?.textContent.trim();
  await until(() => shown() === 'Alarms');
  language.set('sv');
  await until(() => shown() === 'Larm');
});

test('languagesCallThemselvesByTheirOwnNames', () => {
  expect([languageName('en'), languageName('sv')]).toEqual(['English', 'Svenska']);
});
