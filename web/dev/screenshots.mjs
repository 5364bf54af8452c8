// Pictures of every page: node dev/screenshots.mjs ADDRESS FOLDER. Needs Debian's chromium and a host, real or fake.
import { mkdir } from 'node:fs/promises';
import { startChromium } from '../test/browser/stage.mjs';

const [address = 'http://127.0.0.1:8099/', folder = 'target/screenshots', only = ''] = process.argv.slice(2);
const PAGES = {
  fleet: '#/',
  site: '#/site/mill-road-4',
  machine: '#/machine/mill-road-4/plant-room/hp-01',
  dead: '#/machine/mill-road-4/plant-room/hp-02',
  links: '#/links',
  symbols: '#/symbols',
  studies: '#/studies',
  study: '#/study/heat-pump',
  run: '#/runs/20261122t080000000',
};
const SIZES = { wide: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } };

await mkdir(folder, { recursive: true });
const browser = await startChromium();
for (const palette of ['day', 'dusk']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport });
    page.on(
      'console',
      (message) => ['error', 'warning'].includes(message.type()) && console.log(`${size}: ${message.text()}`),
    );
    page.on('pageerror', (error) => console.log(`${size}: ${error.message}`));
    await page.goto(address);
    await page.getByTestId('palette-switch').selectOption(palette);
    for (const [name, hash] of Object.entries(PAGES).filter(([key]) => key.includes(only))) {
      await page.goto(address + hash);
      await page.waitForTimeout(2_500);
      await page.screenshot({ path: `${folder}/${name}-${size}-${palette}.png`, fullPage: size === 'phone' });
    }
    await page.close();
  }
}
await browser.close();
