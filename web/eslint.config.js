import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import texts from './lint/visible-text.js';

/** Features may use what stands below them, never what stands above: the README draws the arrows. */
const below = (folder, ...forbidden) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: forbidden.map((name) => ({ group: [`**/${name}/*`], message: `${folder} stands below ${name}` })) },
    ],
  },
});

const features = [
  'fleet',
  'command',
  'trend',
  'symbol',
  'use',
  'study',
  'people',
  'value',
  'synoptic',
  'shell',
  'page',
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'target', 'src/language/messages'] },
  js.configs.recommended,
  {
    files: ['*.mjs', 'dev/**/*.mjs', 'lint/**', 'test/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'Buffer', 'setTimeout', 'setInterval', 'document', 'window', 'location'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 14],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off',
      // An empty text often means "none": `||` says so.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    files: ['src/**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.test.ts'],
    plugins: { texts },
    rules: { 'texts/visible-text': 'error', 'texts/message-at-call-time': 'error' },
  },
  below('language', 'wire', 'live', 'past', ...features),
  below('wire', 'live', ...features),
  below('live', ...features),
  below('value', 'shell', 'page', 'trend', 'command'),
  below('symbol', 'shell', 'page', 'trend', 'command'),
  below('trend', 'shell', 'page', 'command'),
  below('fleet', 'shell', 'page', 'trend', 'command'),
  below('study', 'shell', 'page'),
  below('use', 'shell', 'page', 'trend', 'command'),
  below('command', 'shell', 'page', 'trend'),
  below('past', 'shell', 'page'),
  below('synoptic', 'shell', 'page'),
  below('shell', 'page'),
);
