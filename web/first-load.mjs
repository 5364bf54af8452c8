// What a browser fetches before it shows the sites: node first-load.mjs FOLDER, FOLDER holding the built pages.
// Prints the sum, compressed, and ends with 1 when it is more than the pages may take.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of 1,000 bytes. */
const MOST = 120;

/** Fetched with the frame: the page of sites as cards, and the font of Latin letters. */
const WITH_IT = [/^fleet-page-.*\.js$/, /^noto-sans-latin-wght-normal-.*\.woff2$/];

const folder = process.argv[2];
const assets = join(folder, 'assets');
const html = readFileSync(join(folder, 'index.html'), 'utf8');
const wanted = new Set([...html.matchAll(/assets\/([^"]+)/g)].map(([, name]) => name));
for (const name of readdirSync(assets)) {
  if (WITH_IT.some((pattern) => pattern.test(name))) wanted.add(name);
}
for (const name of wanted) {
  if (!name.endsWith('.js')) continue;
  const code = readFileSync(join(assets, name), 'utf8');
  for (const [, other] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) wanted.add(other);
}
const size = (name) => {
  const bytes = readFileSync(join(assets, name));
  return name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
};
const sizes = [...wanted].map((name) => [name, size(name)]);
const sum = sizes.reduce((total, [, bytes]) => total + bytes, gzipSync(html).length) / 1000;
console.log(`First load: ${sum.toFixed(1)} kB of ${MOST} kB, ${sizes.length} files`);
if (sum > MOST || !sizes.some(([name]) => name.startsWith('fleet-page'))) {
  sizes.forEach(([name, bytes]) => console.error(`  ${name} ${(bytes / 1000).toFixed(1)} kB`));
  console.error('The pages take longer to come than they may; fetch what is not needed at first by import().');
  process.exitCode = 1;
}
