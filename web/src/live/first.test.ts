import { expect, test } from 'vitest';
test('skeleton', () => {
  expect(1).toBe(1);
});
