// What operators do all day, by keys where there are keys: alarms, the past, commands and what becomes of them.
import { teachFinding } from './stage.mjs';

const SIZE = { width: 1280, height: 900 };
const PUMP = '#/machine/harbour/pool/p-01';
const AIR = '#/machine/mill-road-4/roof/ahu-01';
const SOON = { timeout: 8_000 };

async function open(browser, address, hash, findings, options = {}) {
  const page = await browser.newPage({ viewport: SIZE, ...options });
  page.on('pageerror', (error) => findings.push(`error: ${error.message}`));
  await page.goto(address + hash);
  return page;
}

/** The test id of what has the focus, or the row's name. */
const focused = (page) =>
  page.evaluate(() => {
    let { activeElement } = document;
    while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
    return activeElement?.dataset?.name ?? activeElement?.dataset?.testid ?? activeElement?.localName;
  });

/** Goes on by Tab until something has the focus. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 120; step += 1) {
    if ((await focused(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

/** An alarm of the flood is reached, acknowledged and shelved without a pointer. */
async function alarmsAreWorkedOffByKeys(browser, address, { findings }) {
  const page = await open(browser, address, '#/alarms', findings);
  await teachFinding(page);
  await page.reload();
  await page.locator('pr-alarm-rows tr[data-name]').first().waitFor();
  await tabTo(page, 'Hot gas too hot');
  await page.keyboard.press('ArrowDown');
  if ((await focused(page)) !== 'Heating pressure low') findings.push('the arrow does not lead to the next row');
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await page.locator('tr[data-name="Hot gas too hot"][data-state=acknowledged]').waitFor(SOON);
  if ((await focused(page)) !== 'Hot gas too hot') findings.push('the acknowledged row has lost the focus');
  await page.keyboard.press('End');
  await page.keyboard.press('a');
  // It had returned, so that it leaves the list; its neighbour takes the focus.
  await page.locator('tr[data-name="Room far from its set point"]').waitFor({ state: 'detached', ...SOON });
  if ((await focused(page)) !== 'Heating pressure low') findings.push('the focus is lost with the row');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByLabel('Reason').fill('a visit tomorrow');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-name="Heating pressure low"]').waitFor({ state: 'detached', ...SOON });
  await flood(page);
  await page.locator('pr-alarm-rows tr[data-name]').first().focus();
  await page.keyboard.press('End');
  await page.locator('tr[data-name="flood-9999"]:focus').waitFor(SOON);
  await page.keyboard.press('PageUp');
  await page.locator('tr[data-name="flood-9989"]:focus').waitFor(SOON);
  await page.keyboard.press('Home');
  await page.locator('tr[data-name="flood-0"]:focus').waitFor(SOON);
  await page.close();
}

async function flood(page) {
  await page.evaluate(() => {
    const { alarms } = window.find(document, 'pr-alarm-rows').context;
    const [first] = alarms.latest.value;
    const raised = new Date().toISOString();
    const one = (n) => ({
      ...first,
      id: `flood-${n}`,
      name: `flood-${n}`,
      message: `Alarm ${n}`,
      state: 'unacknowledged',
      raised,
    });
    const list = Array.from({ length: 10_000 }, (_, n) => one(n));
    alarms.take({ op: 'alarms', now: 0, whole: true, alarms: list, gone: [] });
  });
  await page.locator('pr-alarm-rows b', { hasText: 'Alarm 17' }).first().waitFor(SOON);
}

/** What is raised while the page is open is told to those who listen, a flood by its number; the box counts it. */
async function newAlarmsAreTold(browser, address, { findings, isAccessible }) {
  const page = await open(browser, address, '#/alarms', findings);
  await teachFinding(page);
  await page.reload();
  await page.locator('pr-alarm-rows tr[data-name]').first().waitFor();
  await page.waitForTimeout(1_500);
  const told = await page.getByRole('status').filter({ hasText: 'new alarm' }).count();
  if (told > 0) findings.push('alarms that stood when the page was opened are told as new');
  await flood(page);
  await page
    .getByRole('status')
    .filter({ hasText: /10,?000 new alarms/ })
    .waitFor({ state: 'attached', ...SOON });
  await page.getByPlaceholder('Search alarms').fill('Alarm 999');
  await page.getByTestId('acknowledge-shown').click();
  await page.getByRole('heading', { name: 'Acknowledge 11 alarms?' }).waitFor(SOON);
  await isAccessible('acknowledge all', page, page.locator('dialog[data-testid=acknowledge-box]'));
  await page.getByTestId('acknowledge-all').click();
  // The fake host knows none of them: the box stays and says so.
  await page.getByText('11 refused').waitFor(SOON);
  await page.close();
}

/** Into the past and back by keys; a page without a past says so. */
async function thePastIsTravelledByKeys(browser, address, { findings, machine }) {
  const page = await open(browser, address, machine, findings);
  await page.locator('pr-value-table pr-value').first().waitFor();
  await tabTo(page, 'travel');
  await page.keyboard.press('Enter');
  const bar = page.getByTestId('time-bar');
  await bar.waitFor(SOON);
  await tabTo(page, 'time-slider');
  const at = async () => Number(await bar.getAttribute('data-at'));
  const before = await at();
  await page.keyboard.press('ArrowLeft');
  await page.locator(`[data-testid=time-bar]:not([data-at="${before}"])`).waitFor(SOON);
  if ((await at()) >= before) findings.push('the arrow on the slider does not lead back');
  await page.goto(`${address}#/links`);
  await page.getByTestId('present-only').waitFor(SOON);
  if ((await page.locator('main.past').count()) > 0) findings.push('a page without a past looks as if it had one');
  await page.goto(`${address}#/alarms`);
  await bar.waitFor(SOON);
  await page.locator('button[data-view=hidden]').click();
  await page.getByTestId('present-only').waitFor(SOON);
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached', ...SOON });
  await page.goto(`${address}#/links`);
  await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor(SOON);
  if ((await page.getByTestId('travel').count()) > 0) findings.push('a past is offered where there is none');
  await page.close();
}

/** The file of the language hangs: the pages begin in English and turn when it comes. */
async function aLanguageThatHangsKeepsNobodyOut(browser, address, { findings }) {
  const page = await browser.newPage({ viewport: SIZE, locale: 'sv-SE' });
  page.on('pageerror', (error) => findings.push(`error: ${error.message}`));
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  await page.route(/\/sv-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address);
  await page.getByRole('heading', { name: 'Sites' }).waitFor(SOON);
  let_go();
  await page.getByRole('heading', { name: 'Anläggningar' }).waitFor(SOON);
  await page.close();
}

/** Writes in the box that is open and waits for how it ends. */
async function write(page, value, end) {
  if (value !== undefined) await page.getByRole('textbox', { name: 'New set point' }).fill(value);
  await page.getByTestId('command-write').click();
  await page.locator(`[data-testid=command-progress][data-state=${end}]`).waitFor(SOON);
}

/** A ramp, a pulse, a mode, and commands that deviate, are rejected and expire, each shown as what it is. */
async function commandsAreShownAsTheyEnd(browser, address, { findings, machine }) {
  const page = await open(browser, address, PUMP, findings);
  const box = page.locator('dialog[data-testid=command-box][open]');
  const speed = () => page.getByRole('button', { name: 'Speed: write' }).click();
  const says = async (words) => {
    if (!(await box.textContent()).includes(words)) findings.push(`the box does not say “${words}”`);
    await page.keyboard.press('Escape');
  };
  await speed();
  await write(page, '33', 'deviated');
  await says('the device holds 30');
  await speed();
  await write(page, '34', 'rejected');
  await says('the interlock holds');
  await speed();
  await write(page, '36', 'expired');
  await page.getByText('Expired: it will not be executed').waitFor(SOON);
  await page.keyboard.press('Escape');
  await speed();
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('In steps over (minutes)').fill('1');
  await page.getByRole('textbox', { name: 'New set point' }).fill('50');
  await page.getByTestId('command-write').click();
  await page.locator('[data-testid=command-progress][data-state=running]').waitFor(SOON);
  await page.getByTestId('command-cancel').waitFor(SOON);
  await page.locator('[data-testid=command-progress][data-state=confirmed]').waitFor(SOON);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Reset of faults: write' }).click();
  await page.getByText('A pulse of 2 s').waitFor(SOON);
  await write(page, undefined, 'confirmed');
  await page.keyboard.press('Escape');
  await page.goto(address + machine);
  await page.getByRole('button', { name: 'Operating mode: write' }).click();
  await box.getByLabel('New set point').selectOption({ label: 'hand' });
  await write(page, undefined, 'confirmed');
  await page.keyboard.press('Escape');
  await page.locator('pr-value-table [data-path$="/OperatingMode"]').getByText('hand').waitFor(SOON);
  await page.goto(`${address}#/commands`);
  for (const state of ['deviated', 'rejected', 'expired']) {
    await page.locator(`[data-testid=command-log] tr[data-state=${state}]`).first().waitFor(SOON);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  const label = await page
    .locator('[data-testid=command-log] td[data-label="Asked for"]')
    .first()
    .evaluate((cell) => window.getComputedStyle(cell, '::before').content);
  if (!label.includes('Asked for')) findings.push('a narrow table of commands does not say what its numbers are');
  await page.close();
}

/** One asks, another approves; who asked cannot. */
async function aSecondPersonApproves(browser, address, { findings }) {
  const context = async (user) => {
    const one = await browser.newContext({ viewport: SIZE });
    await one.addCookies([{ name: 'user', value: user, url: address }]);
    return one;
  };
  const [hers, his] = [await context('anna'), await context('bo')];
  const page = await hers.newPage();
  await page.goto(address + AIR);
  await page.getByRole('button', { name: 'Supply fan speed: write' }).click();
  await page.getByText('Somebody else must approve').waitFor(SOON);
  await write(page, '55', 'requested');
  await page.keyboard.press('Escape');
  await page.goto(`${address}#/commands`);
  const row = (one) => one.locator('[data-testid=commands-under-way] tr', { hasText: 'SupplyFan' });
  await row(page).getByText('somebody else must approve').waitFor(SOON);
  if ((await row(page).getByTestId('approve').count()) > 0) findings.push('who asked is offered to approve');
  const other = await his.newPage();
  await other.goto(`${address}#/commands`);
  await row(other).getByTestId('approve').click();
  await page
    .locator('[data-testid=command-log] tr[data-state=confirmed]', { hasText: 'SupplyFan' })
    .getByText('with bo')
    .waitFor(SOON);
  await hers.close();
  await his.close();
}

/** Texts are bands with words, and any number of days can be compared with. */
async function textsAreDrawnAndDaysAreFree(browser, address, { findings, isAccessible }) {
  const pens = ['Firmware', 'HeatOutput'].map((tag) => encodeURIComponent(`mill-road-4/plant-room/hp-01/${tag}`));
  const page = await open(browser, address, `#/trends/${pens.join('/')}`, findings);
  await page.getByRole('button', { name: '1 h', exact: true }).first().click();
  await page.locator('pr-text-strips [data-text="hot water"]').first().waitFor(SOON);
  await page.locator('pr-text-strips [data-text]').nth(3).waitFor(SOON);
  await isAccessible('texts in a trend', page);
  await page.getByTestId('trend-compare').selectOption({ label: 'days before…' });
  const asked = page.waitForRequest((request) => {
    const { pathname, searchParams } = new URL(request.url());
    const days = (Date.now() - Date.parse(searchParams.get('from') ?? '')) / 86_400_000;
    return pathname === '/api/history' && days > 2.9 && days < 3.2;
  });
  await page.getByTestId('trend-days').fill('3');
  await page.keyboard.press('Enter');
  await asked;
  await page.close();
}

/** The steps in their order: what one does to the alarms of the fake host the next finds. */
export const operating = [
  aLanguageThatHangsKeepsNobodyOut,
  alarmsAreWorkedOffByKeys,
  newAlarmsAreTold,
  thePastIsTravelledByKeys,
  commandsAreShownAsTheyEnd,
  aSecondPersonApproves,
  textsAreDrawnAndDaysAreFree,
];
