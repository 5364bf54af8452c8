import { describe, expect, test } from 'vitest';
import { wireChange, wireTag } from '../../test/samples';
import { parseServerMessage } from './messages';

const NOW = '2026-11-22T10:00:00Z';

describe('messages of the host', () => {
  test('snapshotIsReadWithTimesInMilliseconds', () => {
    const message = parseServerMessage(
      JSON.stringify({ op: 'snapshot', id: 4, now: NOW, tags: [wireTag(17, 's/e/d/T', 42.5)] }),
    );
    const time = Date.parse(NOW);
    expect(message).toEqual({
      op: 'snapshot',
      id: 4,
      now: time,
      tags: [
        {
          n: 17,
          path: 's/e/d/T',
          type: 'f32',
          unit: '°C',
          value: 42.5,
          quality: 'good',
          sourceTime: time,
          hostTime: time,
        },
      ],
    });
  });

  test('changeWithoutQualityIsBadAndWithoutTimeHasNone', () => {
    const message = parseServerMessage('{"op":"changes","now":"x","changes":[{"n":1,"value":3}]}');
    expect(message).toMatchObject({ op: 'changes', changes: [{ n: 1, value: 3, quality: 'bad' }] });
    expect(message?.op === 'changes' && Number.isNaN(message.changes[0]?.sourceTime)).toBe(true);
  });

  test('brokenEntriesAreLeftOutAndTheOthersKept', () => {
    const changes = [null, 7, { value: 1 }, wireChange(2, { deep: true }), wireChange(3, true)];
    const message = parseServerMessage(JSON.stringify({ op: 'changes', now: NOW, changes }));
    expect(message?.op === 'changes' && message.changes.map(({ n, value }) => [n, value])).toEqual([
      [2, null],
      [3, true],
    ]);
  });

  test.each(['', 'no json', 'null', '[]', '42', '{"op":"dance"}', '{}'])('nonsenseIsNoMessage: %s', (text) => {
    expect(parseServerMessage(text)).toBeUndefined();
  });

  test('everyTruncationOfAMessageIsSurvived', () => {
    const text = JSON.stringify({ op: 'changes', now: NOW, changes: [wireChange(1, 'text')] });
    for (let length = 0; length < text.length; length += 1) {
      expect(parseServerMessage(text.slice(0, length))).toBeUndefined();
    }
  });
});
