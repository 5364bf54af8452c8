// How fast the pages are in a real browser without a GPU: node test/browser/speed.mjs FOLDER, FOLDER holding the built pages.
// Needs Debian's chromium and a machine with nothing else to do. Prints the figures, and ends with 1 when one misses its goal.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startChromium, startHost, teachFinding } from './stage.mjs';

const folder = process.argv[2] ?? 'target/classes/web';
const MACHINE = '#/machine/mill-road-4/plant-room/hp-01';
const SECONDS = 10;
const misses = [];

function tell(name, figure, unit, goal, isMet) {
  console.log(`${name}: ${figure.toFixed(1)} ${unit} (goal ${goal})`);
  isMet || misses.push(name);
}

/** Seconds the page's main thread worked. */
async function worked(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === 'TaskDuration').value;
}

/** A thousand boxes, each with a tag of its own, all changing ten times a second. */
async function thousandValues(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await teachFinding(page);
  await page.goto(address + MACHINE);
  await page.locator('pr-synoptic svg').first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await worked(session);
  const fps = await page.evaluate(async (seconds) => {
    const { context } = window.find(document, 'pr-synoptic');
    const names = Array.from({ length: 1_000 }, (_, n) => `T${n}`);
    const times = { sourceTime: 0, hostTime: 0, quality: 'good' };
    const tags = names.map((tag, n) => ({
      n: 1e6 + n,
      path: `x/y/z/${tag}`,
      type: 'f32',
      unit: '°C',
      value: n,
      ...times,
    }));
    const info = { group: '', overview: true, type: 'f32', unit: '°C', states: {}, write: null, counter: false };
    const found = new Map(names.map((tag) => [tag, { ...info, tag, path: `x/y/z/${tag}`, description: tag }]));
    const picture = document.createElement('pr-synoptic');
    picture.context = context;
    picture.find = (tag) => found.get(tag);
    picture.drawing = {
      size: { x: 305, y: 205 },
      symbols: [],
      pipes: [],
      bars: [],
      texts: [],
      zones: [],
      values: names.map((tag, n) => ({
        box: { x: 2 + (n % 25) * 12, y: 2 + Math.floor(n / 25) * 5, width: 11, height: 3 },
        label: '',
        tag,
        setPoint: null,
      })),
    };
    document.body.replaceChildren(picture);
    context.live.store.take({ op: 'snapshot', id: 1e6, now: 0, tags });
    await picture.updateComplete;
    let turn = 0;
    const timer = window.setInterval(() => {
      turn += 1;
      const changes = tags.map(({ n }, i) => ({ n, value: ((i + turn) % 700) / 10, ...times }));
      context.live.store.take({ op: 'changes', now: 0, changes });
    }, 100);
    let frames = 0;
    const begin = window.performance.now();
    await new Promise((resolve) => {
      const frame = (now) => {
        frames += 1;
        if (now - begin < seconds * 1000) window.requestAnimationFrame(frame);
        else resolve(undefined);
      };
      window.requestAnimationFrame(frame);
    });
    const lasted = (window.performance.now() - begin) / 1000;
    window.clearInterval(timer);
    const seen = picture.renderRoot.querySelectorAll('[data-value] .number');
    if (seen.length !== 1_000 || seen[0].textContent === '0.0') throw new Error('the values do not move');
    return frames / lasted;
  }, SECONDS);
  const share = ((await worked(session)) - before) / SECONDS;
  tell('1,000 values changing at 10 Hz', fps, 'frames/s', 'at least 55', fps >= 55);
  console.log(`  ${(share * 100).toFixed(0)} % of the main thread`);
  await page.close();
}

/** ACCEPTANCE.md's flood, from the message of ten thousand alarms to the laid-out list. */
async function alarmFlood(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await teachFinding(page);
  await page.goto(`${address}#/alarms`);
  await page.locator('pr-alarm-rows tr[data-name]').first().waitFor();
  const median = await page.evaluate(async () => {
    const rows = window.find(document, 'pr-alarm-rows');
    const { alarms } = rows.context;
    const [first] = alarms.latest.value;
    const flood = Array.from({ length: 10_000 }, (_, n) => ({ ...first, id: `flood-${n}`, message: `Alarm ${n}` }));
    const times = [];
    for (let i = 0; i < 5; i += 1) {
      const begin = window.performance.now();
      alarms.take({ op: 'alarms', now: 0, whole: true, alarms: flood, gone: [] });
      await rows.getRootNode().host.updateComplete;
      await rows.updateComplete;
      rows.getBoundingClientRect();
      times.push(window.performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return times.sort((a, b) => a - b)[2];
  });
  tell('10,000 alarms listed', median, 'ms', 'at most 100', median <= 100);
  await page.close();
}

async function idlePage(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${address}#/symbols`);
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(5_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await worked(session);
  await page.waitForTimeout(SECONDS * 1_000);
  const share = (((await worked(session)) - before) / SECONDS) * 100;
  tell('idle page', share, '% of a core', 'at most 3', share <= 3);
  await page.close();
}

async function firstPaint(browser, address) {
  const paints = [];
  for (let i = 0; i < 5; i += 1) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForTimeout(1_500);
    paints.push(
      await page.evaluate(
        () => window.performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      ),
    );
    await page.close();
  }
  const median = paints.sort((a, b) => a - b)[2];
  tell('first paint', median, 'ms', 'at most 1,000', median <= 1_000);
}

/** What the first page needs: the frame, the fleet, what they import, the style sheet and the font. */
async function firstLoad(browser, address) {
  const page = await browser.newPage();
  const files = new Set();
  page.on('response', (response) => files.add(new URL(response.url()).pathname));
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(1_000);
  const assets = await readdir(join(folder, 'assets'));
  let bytes = gzipSync(await readFile(join(folder, 'index.html'))).length;
  for (const name of assets.filter((asset) => files.has(`/assets/${asset}`))) {
    const content = await readFile(join(folder, 'assets', name));
    bytes += name.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
  }
  tell('first load', bytes / 1000, 'kB gzip with font', 'at most 120', bytes <= 120_000);
  await page.close();
}

const { host, address } = await startHost(folder);
const browser = await startChromium();
try {
  await firstLoad(browser, address);
  await firstPaint(browser, address);
  await thousandValues(browser, address);
  await alarmFlood(browser, address);
  await idlePage(browser, address);
} finally {
  await browser.close();
  host.kill();
}
process.exitCode = misses.length === 0 ? 0 : 1;
