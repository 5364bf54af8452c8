import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { LANGUAGES } from '../language/locale';
import type { Signal } from '../live/signal';
import { languageName } from './language';

/** The languages to choose from, each called as it calls itself. */
export function languageSwitch(language: Signal<string> | undefined) {
  if (language === undefined) {
    return nothing;
  }
  const speak = (event: Event) => {
    language.set((event.target as HTMLSelectElement).value);
  };
  return html`<label
    ><span class="sr">${msg('Language')}</span>
    <select data-testid="language-switch" @change=${speak}>
      ${LANGUAGES.map(
        (code) =>
          html`<option value=${code} lang=${code} ?selected=${code === language.value}>${languageName(code)}</option>`,
      )}
    </select></label
  >`;
}
