import { expect, test } from 'vitest';
import type { Command, CommandState } from '../wire/model';
import { isFinal, progress } from './progress';

const NOW = '2026-11-22T10:00:00Z';

function command(...states: CommandState[]): Command {
  const history = states.map((state) => ({ state, time: NOW, detail: '' }));
  return { id: '1', tag: 't', state: states.at(-1) ?? 'requested', history };
}

const marks = (...states: CommandState[]) => progress(command(...states)).map(({ mark }) => mark);

test('stepsAreOpenUntilTheyAreReached', () => {
  expect(marks('requested')).toEqual(['open', 'open', 'open']);
  expect(marks('requested', 'sent')).toEqual(['done', 'open', 'open']);
  expect(marks('requested', 'sent', 'accepted')).toEqual(['done', 'done', 'open']);
  expect(marks('requested', 'sent', 'accepted', 'confirmed')).toEqual(['done', 'done', 'done']);
});

test('stepThatWasNotToldHasBeenPassed', () => {
  expect(marks('requested', 'confirmed')).toEqual(['done', 'done', 'done']);
});

test.each(['deviated', 'rejected', 'expired'] as const)('%s is never shown as done', (state) => {
  const steps = progress(command('requested', 'sent', state));
  expect(steps.map(({ mark }) => mark)).toEqual(['done', 'failed']);
  expect(isFinal(state)).toBe(true);
});

test('expiredBeforeItWasSentShowsNothingAsDone', () => {
  expect(marks('requested', 'expired')).toEqual(['failed']);
});
