import { defineConfig } from 'vitest/config';

// The fake host of dev/fake-host.mjs, or a real one.
const host = process.env['PLANTROOM_HOST'] ?? 'http://127.0.0.1:8099';

export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    // Fonts and style sheets stay files of their own: a strict Content-Security-Policy forbids data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The editor of studies, fetched when one is opened; all else is far smaller.
    chunkSizeWarningLimit: 450,
  },
  server: {
    proxy: { '/api': { target: host, ws: true } },
  },
  test: {
    // Files that draw ask for happy-dom themselves: starting it costs more than most tests.
    environment: 'node',
    pool: 'threads',
    include: ['src/**/*.test.ts', 'lint/**/*.test.mjs'],
  },
});
