// The pages in another language, in a real browser: chosen in the top bar, kept, and complete.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unitsOf } from '../../messages.mjs';
import { drawn } from './stage.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];

/** Fixed letters a text with placeholders must have, so that it is not found in anything. */
const LEAST_LETTERS = 5;

const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();

/** English texts that are other in Swedish, as patterns of a whole text. */
async function englishTexts() {
  const file = fileURLToPath(new URL('../../messages/sv.xlf', import.meta.url));
  const units = unitsOf(await readFile(file, 'utf8')).filter(({ source, target }) => source !== target);
  return units.flatMap(({ source }) => {
    const parts = source.split(/<x [^>]*\/>/).map(plain);
    const letters = parts.join('').replaceAll(/[^\p{L}]/gu, '');
    if (parts.length > 1 && letters.length < LEAST_LETTERS) return [];
    const fixed = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return [new RegExp(`^${fixed.join('.+')}$`)];
  });
}

/** What can be read or heard on a page, the same text once. */
const readable = () => {
  const found = new Set();
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
        found.add((element.getAttribute(name) ?? '').trim());
      }
      const isShown = !['STYLE', 'SCRIPT', 'CODE', 'NOSCRIPT'].includes(element.tagName);
      for (const node of isShown ? element.childNodes : []) {
        if (node.nodeType === 3) found.add(node.data.trim());
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return [...found].filter((text) => text !== '');
};

/** Gathers every text the host sends: names of plants are what they are in any language. */
function listen(page) {
  const told = new Set();
  const gather = (value) => {
    if (typeof value === 'string') told.add(value.trim());
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(gather);
  };
  page.on('response', (response) => {
    if (response.url().includes('/api/')) response.json().then(gather, () => undefined);
  });
  return told;
}

/** Swedish is chosen without a load, and no English text of the pages is left on any of them. */
export async function swedishIsComplete(browser, address, { pages, isAccessible, findings }) {
  const english = await englishTexts();
  const page = await browser.newPage({ viewport: SIZES[0], locale: 'en-US' });
  page.on('pageerror', (error) => findings.push(`Swedish: ${error.message}`));
  const told = listen(page);
  await page.goto(address);
  await page.getByRole('heading', { name: 'Sites' }).waitFor();
  await page.evaluate(() => (window.stays = true));
  await page.getByTestId('language-switch').selectOption('sv');
  await page.getByRole('heading', { name: 'Anläggningar' }).waitFor({ timeout: 5_000 });
  if (!(await page.evaluate(() => window.stays === true && document.documentElement.lang === 'sv'))) {
    findings.push('the language is not switched within the page');
  }
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const hash of pages) {
      await page.goto(address + hash);
      await drawn(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) findings.push(`Swedish ${hash} is ${over} px too wide at ${size.width} px`);
      for (const text of await page.evaluate(readable)) {
        if (!told.has(text) && english.some((pattern) => pattern.test(text))) {
          findings.push(`Swedish ${hash} says “${text}”`);
        }
      }
      await isAccessible(`Swedish ${size.width} ${hash}`, page);
    }
  }
  await page.reload();
  await page.locator('html[lang=sv]').waitFor({ timeout: 5_000 });
  await page.getByTestId('language-switch').selectOption('en');
  await page.locator('html[lang=en]').waitFor({ timeout: 5_000 });
  await page.close();
}

/** A browser of Sweden gets Swedish at once: words, decimal commas and dates. */
export async function browsersLanguageIsFollowed(browser, address, { machine }) {
  const page = await browser.newPage({ viewport: SIZES[0], locale: 'sv-SE' });
  await page.goto(address + machine);
  await page.getByRole('button', { name: 'Realtid' }).waitFor({ timeout: 5_000 });
  await page
    .locator('pr-value-table [data-path$="/SupplyTemperature"]')
    .getByText(/^\d+,\d$/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Supply set point: skriv' }).click();
  await page.getByRole('textbox', { name: 'Nytt börvärde' }).fill('45,5');
  await page.getByTestId('command-write').click();
  await page.getByText('Bekräftat genom återläsning').waitFor({ timeout: 8_000 });
  await page.locator('[data-testid=command-progress][data-state=confirmed]').waitFor({ timeout: 8_000 });
  await page.close();
}
