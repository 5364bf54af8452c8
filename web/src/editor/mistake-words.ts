import type { Mistake } from '../wire/study-model';

/** A mistake as people read it, without its place. */
export function mistakeWords(mistake: Mistake): string {
  const key = mistake.key === '' ? '' : `${mistake.key}: `;
  return `${key}${mistake.found}, expected ${mistake.expectation}`;
}
