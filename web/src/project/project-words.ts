import { browserZone, zoneFormats } from '../live/clock';
import type { Conflict, FileChange, ProjectChange, ProjectVersion } from '../wire/project-model';

const CHANGES: Readonly<Record<FileChange, string>> = { added: 'new', removed: 'deleted', changed: 'changed' };

const CAUSES: Readonly<Record<ProjectVersion['cause'], string>> = {
  first: 'as first seen',
  disk: 'changed on disk',
  applied: 'applied',
  'rolled-back': 'rolled back',
};

/** What became of a file, in a word. */
export function changeWord(change: FileChange): string {
  return CHANGES[change];
}

/** How a version came to be, by whom and when. */
export function versionWords(version: ProjectVersion): string {
  const who = version.who === '' ? '' : ` by ${version.who}`;
  return `${CAUSES[version.cause]}${who}, ${momentWords(version.time)}`;
}

/** A moment in the browser's zone. */
export function momentWords(time: string): string {
  const zone = zoneFormats(browserZone());
  const millis = Date.parse(time);
  return `${zone.day(millis)} ${zone.time(millis)}`;
}

/** What a reload does to a part of the project. */
export function partWords(change: ProjectChange): string {
  const details = change.details.map((one) => `${one.name}: ${one.before} → ${one.after}`).join(', ');
  const late = change.needsRestart ? ' (at the next start)' : '';
  return `${change.kind} ${change.path} ${change.change}${details === '' ? '' : `: ${details}`}${late}`;
}

/** Why a draft cannot be applied as it is. */
export function conflictWords(conflict: Conflict): string {
  return `${conflict.file} is another by now: version ${conflict.version.number}, ${versionWords(conflict.version)}.`;
}
