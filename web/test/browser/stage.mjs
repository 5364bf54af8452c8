// What the browser tests and the pictures stand on: the system's own Chromium, a host with made-up plants, and axe.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All of WCAG 2.2 AA that axe can judge; it leaves the size of targets out unless asked. */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'target-size': { enabled: true } },
};

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Starts Chromium; nothing is downloaded. Where it is missing this ends the program: well for a person, badly in CI. */
export async function startChromium() {
  const executablePath = PROGRAMS.find((program) => existsSync(program));
  if (executablePath === undefined) {
    console.error('plantroom: the pages are not tried in a browser: install Chromium (Debian: apt install chromium)');
    process.exit(process.env.CI === undefined ? 0 : 1);
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Starts the host on a free port of loopback; it serves the pages built into the folder. */
export async function startHost(folder) {
  const script = fileURLToPath(new URL('../../dev/fake-host.mjs', import.meta.url));
  const host = spawn(process.execPath, [script, '0', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) => host.stdout.once('data', (data) => resolve(String(data))));
  return { host, address: line.trim().split(' ').pop() };
}

/** Gives a page's scripts {@code find(root, name)}: the first element of a name, also in shadow roots. */
export async function teachFinding(page) {
  await page.addInitScript(() => {
    window.find = (root, name) => {
      for (const element of root.querySelectorAll('*')) {
        const found =
          element.localName === name ? element : element.shadowRoot && window.find(element.shadowRoot, name);
        if (found) return found;
      }
      return undefined;
    };
  });
}

/** Waits until a page is drawn: two looks a tenth of a second apart find as many elements, answers among them. */
export async function drawn(page) {
  await page.locator('h1').first().waitFor();
  await page.evaluate(async () => {
    const count = (root) =>
      [...root.querySelectorAll('*')].reduce((n, { shadowRoot }) => n + 1 + (shadowRoot ? count(shadowRoot) : 0), 0);
    const end = window.performance.now() + 5_000;
    let last = -1;
    let same = 0;
    while (same < 2 && window.performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = count(document);
      same = now === last ? same + 1 : 0;
      last = now;
    }
  });
}

/** What axe finds on a page, or within an element of it, as sentences. */
export async function accessibility(page, part = page.locator('html')) {
  // Evaluated, not added as a script element: the pages' policy forbids those.
  await page.evaluate(axe);
  const { violations } = await part.evaluate((element, rules) => window.axe.run(element, rules), RULES);
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}, ${nodes.length} times, e.g. ${nodes[0].html.slice(0, 160)}`,
  );
}
