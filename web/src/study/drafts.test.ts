import { expect, it } from 'vitest';
import { Drafts } from './drafts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('keeps a text for the version it is to replace, and no other', () => {
  const drafts = new Drafts(storage());
  drafts.keep('winter', 'v1', 'name: a\nplant: b');
  expect(drafts.find('winter', 'v1')).toBe('name: a\nplant: b');
  expect(drafts.find('winter', 'v2')).toBeUndefined();
  expect(drafts.find('spring', 'v1')).toBeUndefined();
  drafts.drop('winter');
  expect(drafts.find('winter', 'v1')).toBeUndefined();
});
