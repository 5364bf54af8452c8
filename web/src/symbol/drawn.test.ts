// @vitest-environment happy-dom
import { html, render } from 'lit';
import { expect, test } from 'vitest';
import { drawn } from './drawn';
import { KINDS, SYMBOL_NAMES } from './library';

test.each(SYMBOL_NAMES)('%s is drawn in its size without a hole in its numbers', (name) => {
  const [width = 0, height = 0] = KINDS[name]?.size ?? [];
  const place = document.createElement('div');
  render(html`<svg>${drawn(name, width * 8, height * 8)}</svg>`, place);
  expect(place.querySelectorAll('path, rect, circle, ellipse').length).toBeGreaterThan(0);
  expect(place.innerHTML).not.toMatch(/NaN|undefined|\[object/);
});

test.each(SYMBOL_NAMES)('%s has its connection points on its edges', (name) => {
  for (const [x = -1, y = -1] of Object.values(KINDS[name]?.ports ?? {})) {
    expect(x === 0 || x === 1 || y === 0 || y === 1).toBe(true);
  }
});
