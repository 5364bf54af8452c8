import { msg, str } from '@lit/localize';
import { plural, type Words } from '../language/words';
import { browserZone, zoneFormats } from '../live/clock';
import type { Conflict, FileChange, ProjectChange, ProjectVersion } from '../wire/project-model';

const CHANGES: Readonly<Record<FileChange, Words>> = {
  added: () => msg('new'),
  removed: () => msg('deleted'),
  changed: () => msg('changed'),
};

const CAUSES: Readonly<Record<ProjectVersion['cause'], Words>> = {
  first: () => msg('as first seen'),
  disk: () => msg('changed on disk'),
  applied: () => msg('applied'),
  'rolled-back': () => msg('rolled back'),
};

const CHANGES_OF_PARTS: Readonly<Record<FileChange, Words>> = {
  added: () => msg('added'),
  removed: () => msg('removed'),
  changed: () => msg('changed'),
};

/** Kinds of parts of a project, by the host's word. */
const KINDS: Readonly<Record<string, Words>> = {
  setting: () => msg('setting'),
  site: () => msg('site'),
  edge: () => msg('edge'),
  device: () => msg('device'),
  type: () => msg('type'),
  interlock: () => msg('interlock'),
  tag: () => msg('tag'),
  alarm: () => msg('alarm'),
  display: () => msg('display'),
};

/** What became of a file, in a word. */
export function changeWord(change: FileChange): string {
  return CHANGES[change]();
}

/** How a version came to be, by whom and when. */
export function versionWords(version: ProjectVersion): string {
  const cause = CAUSES[version.cause]();
  const who = version.who === '' ? cause : msg(str`${cause} by ${version.who}`);
  return `${who}, ${momentWords(version.time)}`;
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
  const late = change.needsRestart ? msg(' (at the next start)') : '';
  const kind = KINDS[change.kind]?.() ?? change.kind;
  return `${kind} ${change.path} ${CHANGES_OF_PARTS[change.change]()}${details === '' ? '' : `: ${details}`}${late}`;
}

/** Why a draft cannot be applied as it is. */
export function conflictWords(conflict: Conflict): string {
  return msg(
    str`${conflict.file} is another by now: version ${conflict.version.number}, ${versionWords(conflict.version)}.`,
  );
}

/** How drafts stand: their mistakes, else how many files are changed. */
export function standingWords(mistakes: number, changed: number): string {
  if (mistakes > 0) {
    return plural(mistakes, msg('1 mistake'), msg(str`${mistakes} mistakes`));
  }
  return changed === 0
    ? ''
    : plural(changed, msg('1 file changed, not applied'), msg(str`${changed} files changed, not applied`));
}
