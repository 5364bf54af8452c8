// The pages in a real browser against the fake host: node test/browser/pages.mjs FOLDER [STEP …], FOLDER holding the built
// pages; without steps all. Needs Debian's chromium. Prints one line a finding and ends with 1 when there is any.
import { browsersLanguageIsFollowed, swedishIsComplete } from './languages.mjs';
import { operating } from './operating.mjs';
import { accessibility, drawn, startChromium, startHost, teachFinding } from './stage.mjs';

const folder = process.argv[2] ?? 'target/classes/web';
const MACHINE = '#/machine/mill-road-4/plant-room/hp-01';
const STUDIES = ['#/studies', '#/study/heat-pump', '#/runs/20261122t080000000', '#/runs/20261122t080100000'];
const PROJECT = ['#/project'];
const PEOPLE = ['#/account', '#/users', '#/audit', '#/sign-in'];
const TRENDS = `#/trends/${encodeURIComponent('mill-road-4/plant-room/hp-01/HeatOutput')}`;
const PLACES = ['#/', TRENDS, '#/site/mill-road-4', MACHINE];
const PAGES = [...PLACES, '#/alarms', '#/commands', '#/links', '#/symbols', ...STUDIES, ...PROJECT, ...PEOPLE];
const findings = [];

const check = (good, words) => good || findings.push(words);

async function open(browser, address, size) {
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (error) => findings.push(`error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && findings.push(`console: ${message.text()}`));
  await page.goto(address);
  return page;
}

/** Notes what axe finds on the page, or in a part of it. */
async function isAccessible(where, page, part) {
  findings.push(...(await accessibility(page, part)).map((words) => `axe ${where}: ${words}`));
}

async function pagesAreAccessible(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  for (const palette of ['day', 'bright', 'dusk', 'night']) {
    await page.getByTestId('palette-switch').selectOption(palette);
    for (const hash of PAGES) {
      await page.goto(address + hash);
      await drawn(page);
      await isAccessible(`${palette} ${hash}`, page);
    }
  }
  await page.close();
}

/** The form of a schedule in every palette, and on a phone. */
async function scheduleFormIsAccessible(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(address + MACHINE);
  for (const palette of ['day', 'bright', 'dusk', 'night']) {
    await page.getByTestId('palette-switch').selectOption(palette);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByTestId('edit-schedule').first().click();
      const form = page.locator('dialog[data-testid=schedule-form]');
      await form.getByTestId('week-picture').waitFor({ timeout: 5_000 });
      await isAccessible(`schedule ${palette} ${width}`, page, form);
      const over = await form.evaluate((box) => box.scrollWidth - box.clientWidth);
      check(over <= 0, `the form of a schedule is ${over} px too wide at ${width} px`);
      await page.keyboard.press('Escape');
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.close();
}

async function pagesFit(browser, address) {
  for (const width of [360, 768, 3840]) {
    const page = await open(browser, address, { width, height: 800 });
    for (const hash of PAGES) {
      await page.goto(address + hash);
      await drawn(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      check(over <= 0, `${hash} is ${over} px too wide at ${width} px`);
    }
    await page.close();
  }
}

async function setPointIsConfirmed(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(address + MACHINE);
  await page.getByRole('button', { name: 'Supply set point: write' }).click();
  await page.getByRole('textbox', { name: 'New set point' }).fill('99');
  await page.getByTestId('command-write').click();
  await page.getByText('Outside the range').waitFor({ timeout: 3_000 });
  await page.getByRole('textbox', { name: 'New set point' }).fill('45,5');
  await page.getByTestId('command-write').click();
  await page.locator('[data-testid=command-progress][data-state=confirmed]').waitFor({ timeout: 8_000 });
  await page.keyboard.press('Escape');
  const value = page.locator('pr-value-table [data-path$="/SupplySetpoint"]');
  await value.getByText('45.5').waitFor({ timeout: 5_000 });
  await page.close();
}

async function trendMoves(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(address + MACHINE);
  const live = page.getByTestId('trend-live');
  await live.waitFor();
  check((await live.getAttribute('aria-pressed')) === 'true', 'the trend does not start live');
  await page.getByRole('group', { name: /Trend of/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('[data-testid=trend-live][aria-pressed=false]').waitFor({ timeout: 3_000 });
  await page.getByRole('button', { name: '1 d' }).click();
  await page.getByText('the edge node was off').waitFor({ timeout: 5_000 });
  await page.getByRole('button', { name: 'Show as table' }).click();
  check((await page.locator('pr-trend-table tbody tr').count()) === 60, 'the table does not hold 60 rows');
  await page.close();
}

async function pensAreFoundAndKept(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(`${address}#/trends`);
  await page.getByPlaceholder('Search values of all sites').fill('harbour speed');
  await page.keyboard.press('ArrowDown');
  const found = page.locator('pr-pen-picker button[data-path]');
  await found.first().waitFor({ timeout: 3_000 });
  await page.getByPlaceholder('Search values of all sites').press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('pr-pen-list li').first().waitFor({ timeout: 3_000 });
  await page.getByRole('group', { name: /Trend of/ }).focus();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys' }).waitFor({ timeout: 5_000 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.keyboard.press('Shift+ArrowRight');
  await page
    .getByText(/2 − 1: \d/)
    .first()
    .waitFor({ timeout: 3_000 });
  await page.keyboard.press('a');
  await page.getByLabel('Words').fill('bearing greased <b>');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('pr-annotations li', { hasText: 'bearing greased <b>' }).waitFor({ timeout: 8_000 });
  await page.getByTestId('trend-compare').selectOption('week');
  await page.getByTestId('trend-save').click();
  await page.getByLabel('Name').fill('Harbour');
  await page.getByTestId('trend-save-new').click();
  await page.getByRole('heading', { name: 'Harbour', level: 1 }).waitFor({ timeout: 3_000 });
  const picture = page.waitForEvent('download');
  await page.getByTestId('trend-png').click();
  check((await picture).suggestedFilename() === 'trend.png', 'the picture has another name');
  await page.reload();
  await page.getByRole('heading', { name: 'Harbour', level: 1 }).waitFor({ timeout: 5_000 });
  check((await page.getByTestId('trend-compare').inputValue()) === 'week', 'the set forgot what it compares with');
  await page.close();
}

async function sitesAreAListAndAMap(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(`${address}#/`);
  await page.locator('button[data-view=list]').click();
  await page.locator('.space .row.site').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.row.device').first().waitFor({ timeout: 3_000 });
  await isAccessible('list', page);
  await page.keyboard.press('End');
  await page.locator('.row.site[data-id^=depot]').last().waitFor({ timeout: 3_000 });
  await page.locator('button[data-view=map]').click();
  await page.locator('pr-fleet-map path.land:not([d="M0 0"])').first().waitFor({ timeout: 5_000 });
  await page.locator('pr-fleet-map .mark').first().waitFor({ timeout: 5_000 });
  await page.close();
}

/** The last of ten thousand alarms is scrolled to; how fast they are drawn is measured by speed.mjs. */
async function floodIsListed(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await teachFinding(page);
  await page.goto(`${address}#/alarms`);
  await page.reload();
  await page.locator('pr-alarm-rows tr[data-name]').first().waitFor();
  await page.evaluate(() => {
    const { alarms } = window.find(document, 'pr-alarm-rows').context;
    const [first] = alarms.latest.value;
    const flood = Array.from({ length: 10_000 }, (_, n) => ({ ...first, id: `flood-${n}`, message: `Alarm ${n}` }));
    alarms.take({ op: 'alarms', now: 0, whole: true, alarms: flood, gone: [] });
  });
  await page.locator('pr-alarm-rows b', { hasText: 'Alarm 17' }).first().waitFor({ timeout: 5_000 });
  const drawn = await page.locator('pr-alarm-rows tr[data-name]').count();
  check(drawn < 500, `${drawn} rows are drawn for what fits a window`);
  await page.locator('pr-alarm-rows .scroll').evaluate((box) => {
    box.scrollTop = box.scrollHeight;
  });
  await page.locator('pr-alarm-rows b', { hasText: 'Alarm 9999' }).waitFor({ timeout: 5_000 });
  await page.close();
}

async function alarmViewsAreAccessible(browser, address) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(`${address}#/alarms`);
  for (const view of ['figures', 'notices']) {
    await page.locator(`button[data-view=${view}]`).click();
    await drawn(page);
    await isAccessible(view, page);
  }
  await page.close();
}

async function lostHostIsSeen(browser, address, { host }) {
  const page = await open(browser, address, { width: 1280, height: 900 });
  await page.goto(address + MACHINE);
  await page.locator('pr-value-table pr-value[data-quality=good]').first().waitFor();
  page.removeAllListeners('console');
  host.kill('SIGKILL');
  await page.getByTestId('host-lost').waitFor({ timeout: 6_000 });
  const alive = page.locator('pr-value[data-quality^=good], pr-value[data-quality^=uncertain]');
  await alive.first().waitFor({ state: 'detached', timeout: 3_000 });
  await page.close();
}

const browser = await startChromium();
const { host, address } = await startHost(folder);
const STEPS = [
  pagesAreAccessible,
  scheduleFormIsAccessible,
  pagesFit,
  setPointIsConfirmed,
  trendMoves,
  pensAreFoundAndKept,
  sitesAreAListAndAMap,
  floodIsListed,
  alarmViewsAreAccessible,
  swedishIsComplete,
  browsersLanguageIsFollowed,
  ...operating,
  lostHostIsSeen,
];
const wanted = process.argv.slice(3);
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(step.name);
  const tools = { pages: PAGES, machine: MACHINE, isAccessible, findings, host };
  await step(browser, address, tools).catch((error) => findings.push(`${step.name}: ${error.message}`));
}
await browser.close();
host.kill('SIGKILL');
[...new Set(findings)].forEach((finding) => console.log(`  ${finding}`));
process.exitCode = findings.length === 0 ? 0 : 1;
