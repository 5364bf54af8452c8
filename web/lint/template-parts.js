// What stands where in a template of lit: texts, attributes, and which attribute each expression belongs to.

/** Stands for an expression in the texts given. */
export const HOLE = '\u0000';

/**
 * Reads an HTML template.
 *
 * @param {readonly string[]} quasis its fixed texts; an expression stands between two of them
 * @returns {{texts: {text: string, element: string}[], attributes: {name: string, text: string}[], places: string[]}}
 *   texts between tags and values of attributes, with HOLE for expressions; for each expression the attribute it belongs
 *   to, or an empty name for one between tags
 */
export function templateParts(quasis) {
  const reader = new Reader();
  quasis.forEach((quasi, n) => {
    for (const character of quasi) reader.take(character);
    if (n < quasis.length - 1) reader.hole();
  });
  reader.end();
  const { texts, attributes, places } = reader;
  return { texts, attributes, places };
}

/** One character at a time; `take` is the state it is in. */
class Reader {
  texts = [];
  attributes = [];
  places = [];
  #text = '';
  #element = '';
  #name = '';
  #quote = '';
  #state = 'text';

  take(character) {
    this[`_${this.#state}`](character);
  }

  hole() {
    const inValue = this.#state === 'value' || this.#state === 'after';
    this.places.push(inValue ? this.#name : this.#state === 'text' ? '' : '?');
    if (this.#state === 'after') this.#begin('value', '');
    this.#text += HOLE;
  }

  end() {
    if (this.#state === 'text') this.#finish();
  }

  #begin(state, text) {
    this.#state = state;
    this.#text = text;
  }

  #finish() {
    this.texts.push({ text: this.#text, element: this.#element });
    this.#text = '';
  }

  _text(character) {
    if (character !== '<') {
      this.#text += character;
      return;
    }
    this.#finish();
    this.#begin('tag', '');
  }

  _tag(character) {
    if (/[\s>]/.test(character)) {
      this.#element = this.#text.toLowerCase();
      this.#begin('inside', '');
      this._inside(character);
    } else {
      this.#text += character;
      if (this.#text === '!--') this.#begin('comment', '');
    }
  }

  _comment(character) {
    this.#text += character;
    if (this.#text.endsWith('-->')) this.#begin('text', '');
  }

  _inside(character) {
    if (character === '>') this.#begin('text', '');
    else if (!/[\s/]/.test(character)) this.#begin('name', character);
  }

  _name(character) {
    if (character === '=') {
      this.#name = this.#text.replaceAll(HOLE, '');
      this.#begin('after', '');
    } else if (/[\s>]/.test(character)) {
      this.#begin('inside', '');
      this._inside(character);
    } else {
      this.#text += character;
    }
  }

  _after(character) {
    this.#quote = /["']/.test(character) ? character : '';
    this.#begin('value', this.#quote === '' ? character : '');
  }

  _value(character) {
    const ends = this.#quote === '' ? /[\s>]/.test(character) : character === this.#quote;
    if (!ends) {
      this.#text += character;
      return;
    }
    this.attributes.push({ name: this.#name, text: this.#text });
    this.#quote = '';
    this.#begin('inside', '');
    if (character === '>') this._inside(character);
  }
}
