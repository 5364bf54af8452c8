import { RuleTester } from 'eslint';
import { describe, expect, it, test } from 'vitest';
import { HOLE, templateParts } from './template-parts.js';
import plugin from './visible-text.js';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester();

tester.run('texts that people see', plugin.rules['visible-text'], {
  valid: [
    "html`<h1>${msg('Alarms')}</h1>`",
    "html`<button title=${msg('Close')} class=${on ? 'bar flood' : 'bar'}>✕</button>`",
    'html`<p>${msg(str`${n} sites`)} · ${unit}</p>`',
    'html`<p>${msg(html`Go to <b>the sites</b>.`)}</p>`',
    'html`<a class="wide button" href="#/">Plantroom</a>`',
    'html`<code>north site</code>`',
    'html`<!-- a remark for readers of the code --><i></i>`',
    "root.querySelector('li button'); element.addEventListener('click', call);",
    "if (event.key === 'Escape') { leave('ArrowUp'); }",
    'box.style.height = `${rows * 2}px`; svg`<g transform=${`translate(${x} ${y})`}></g>`;',
    "throw new Error('the page has no context');",
    "const states = { 'Not good': 1 };",
    "css`a::before { content: '/'; }`",
    "const names = { running: () => msg('running') };",
  ],
  invalid: [
    { code: 'html`<h1>Alarms</h1>`', errors: 1 },
    { code: 'html`<p>${n} of them</p>`', errors: 1 },
    { code: 'html`<p aria-label="All sites">${x}</p>`', errors: 1 },
    { code: 'html`<input placeholder="search ${name}" />`', errors: 1 },
    { code: 'svg`<title>since ${time}</title>`', errors: 1 },
    { code: "html`<p>${on ? 'Show it' : msg('Hide it')}</p>`", errors: 1 },
    { code: "html`<pr-box .label=${'Set point'}></pr-box>`", errors: 1 },
    { code: "html`<p title=${'Set point'}></p>`", errors: 1 },
    { code: "const words = 'No site has this name.';", errors: 1 },
    { code: 'this.problem = `Sent to ${person}.`;', errors: 1 },
    { code: 'return `${n} min`;'.replace('return', 'x ='), errors: 1 },
    { code: "const names = { high: 'High' };", errors: 1 },
    { code: "css`a::before { content: 'for '; }`", errors: 1 },
  ],
});

tester.run('messages are asked when they are shown', plugin.rules['message-at-call-time'], {
  valid: ["const names = { high: () => msg('High') };", "function words() { return msg('High'); }"],
  invalid: [
    { code: "const high = msg('High');", errors: 1 },
    { code: "class Page { title = msg('High'); }", errors: 1 },
  ],
});

test('templateIsReadIntoTextsAndAttributes', () => {
  const { texts, attributes, places } = templateParts(['<p class="a ', '" title=', '>so many: ', '</p><!-- ', ' -->']);
  expect(texts.map(({ text }) => text).filter((text) => text !== '')).toEqual([`so many: ${HOLE}`]);
  expect(attributes).toEqual([
    { name: 'class', text: `a ${HOLE}` },
    { name: 'title', text: HOLE },
  ]);
  expect(places).toEqual(['class', 'title', '', '?']);
});
