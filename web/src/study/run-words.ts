import { msg, str } from '@lit/localize';
import type { Words } from '../language/words';
import { browserZone, zoneFormats } from '../live/clock';
import type { RunState, StudyRun } from '../wire/study-model';

/** What a state is called. */
export const STATE_WORDS: Readonly<Record<RunState, Words>> = {
  queued: () => msg('waits'),
  running: () => msg('runs'),
  done: () => msg('done'),
  failed: () => msg('failed'),
  cancelled: () => msg('cancelled'),
  interrupted: () => msg('interrupted'),
};

/** True when nothing more will come. */
export function isOver(run: StudyRun): boolean {
  return run.state !== 'queued' && run.state !== 'running';
}

/** Share of the whole that is done, 0 to 1. */
export function shareDone(run: StudyRun): number {
  if (run.state === 'done') {
    return 1;
  }
  return run.expected === 0 ? 0 : Math.min(1, run.done / run.expected);
}

/** How far a run is, in words. */
export function progressWords(run: StudyRun): string {
  switch (run.state) {
    case 'queued':
      return msg('waits for its turn');
    case 'running':
      return run.expected === 0 ? msg('begins') : underWay(run);
    case 'done':
      return msg(str`took ${duration(Date.parse(run.ended) - Date.parse(run.started))}`);
    default:
      return run.sentence;
  }
}

function underWay(run: StudyRun): string {
  const done = Math.floor(run.done);
  return run.remainingMillis >= 0
    ? msg(str`${done} of ${run.expected} runs, ${duration(run.remainingMillis)} left`)
    : msg(str`${done} of ${run.expected} runs`);
}

/** A time span in its largest unit, whole. */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 100) {
    return msg(str`${seconds} s`);
  }
  return seconds < 6_000 ? msg(str`${Math.round(seconds / 60)} min`) : msg(str`${Math.round(seconds / 3_600)} h`);
}

/** A moment as people read it where they are. */
export function moment(text: string): string {
  return zoneFormats(browserZone()).full(Date.parse(text));
}

/** Names to tell runs apart by, by id: their titles, numbered from the second of the same title. */
export function namesApart(runs: readonly Pick<StudyRun, 'id' | 'title'>[]): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    runs.map(({ id, title }) => {
      const count = (seen.get(title) ?? 0) + 1;
      seen.set(title, count);
      return [id, count === 1 ? title : `${title} (${count})`];
    }),
  );
}
