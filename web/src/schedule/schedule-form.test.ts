// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { settled, siteFile, SlowApi } from '../../test/slow-api';
import { tagInfo } from '../../test/samples';
import type { PageContext } from '../live/context';
import { ScheduleForm } from './schedule-form';

const A = tagInfo({ path: 'a/e/d/SetPoint', description: 'Of A', write: { min: 0, max: 40 } });
const B = tagInfo({ path: 'b/e/d/SetPoint', description: 'Of B', write: { min: 0, max: 40 } });

function opened(api: SlowApi): ScheduleForm {
  const form = new ScheduleForm();
  // The form asks the store and the clock for more than the file only where it has no schedule.
  form.context = { api, live: { now: () => Date.parse('2026-11-22T10:00:00Z') } } as unknown as PageContext;
  document.body.append(form);
  return form;
}

function times(form: ScheduleForm): readonly string[] {
  return [...form.renderRoot.querySelectorAll<HTMLInputElement>('input.time')].map((field) => field.value);
}

function title(form: ScheduleForm): string {
  return form.renderRoot.querySelector('h2')?.textContent ?? '';
}

test('aLateAnswerOfTheTagBeforeIsNotShownUnderTheNext', async () => {
  const api = new SlowApi();
  const form = opened(api);
  void form.open(A);
  await settled();
  form.renderRoot.querySelector('dialog')?.close();
  void form.open(B);
  await settled();
  api.answer('sites%2Fb.yaml', siteFile('b', '07:00'));
  await settled();
  api.answer('sites%2Fa.yaml', siteFile('a', '05:00'));
  await settled();
  expect(title(form)).toContain('Of B');
  expect(times(form)).toEqual(['07:00']);
});

test('aLateRefusalOfTheTagBeforeIsNotSaidOfTheNext', async () => {
  const api = new SlowApi();
  const form = opened(api);
  void form.open(A);
  await settled();
  void form.open(B);
  await settled();
  api.refuse('sites%2Fa.yaml', 'no such file');
  api.answer('sites%2Fb.yaml', siteFile('b', '07:00'));
  await settled();
  expect(form.renderRoot.textContent).not.toContain('no such file');
  expect(times(form)).toEqual(['07:00']);
});
