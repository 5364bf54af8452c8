import { describe, expect, it } from 'vitest';
import { DraftSet } from './draft-set';

const PUMP = { name: 'types/pump.yaml', original: 'a', text: 'b', base: '1' };
const FAN = { name: 'types/fan.yaml', original: null, text: 'c', base: '' };

describe('a set of drafts', () => {
  it('tells what becomes of each file', () => {
    const set = DraftSet.NONE.with(PUMP).with(FAN).with({ name: 'sites/a.yaml', original: 'x', text: null, base: '2' });
    expect(set.change('types/pump.yaml')).toBe('changed');
    expect(set.change('types/fan.yaml')).toBe('added');
    expect(set.change('sites/a.yaml')).toBe('removed');
    expect(set.change('sites/b.yaml')).toBeUndefined();
    expect(set.edits()[0]).toEqual({ name: 'sites/a.yaml', text: null, base: '2' });
  });

  it('forgets a file that is as it was', () => {
    expect(DraftSet.NONE.with(PUMP).with({ ...PUMP, text: 'a' }).size).toBe(0);
  });

  it('lists new files among the others', () => {
    expect(DraftSet.NONE.with(FAN).names(['types/pump.yaml'])).toEqual(['types/fan.yaml', 'types/pump.yaml']);
  });

  it('tells which files are others by now', () => {
    const files = [{ name: 'types/pump.yaml', characters: 1, version: '2' }];
    expect([...DraftSet.NONE.with(PUMP).with(FAN).overtaken(files)]).toEqual(['types/pump.yaml']);
  });

  it('comes back from what was kept, and is empty after rubbish', () => {
    const set = DraftSet.NONE.with(PUMP);
    expect(DraftSet.of(set.toJson()).edits()).toEqual(set.edits());
    expect(DraftSet.of('{').size).toBe(0);
    expect(DraftSet.of(null).size).toBe(0);
  });
});
