import { msg, str } from '@lit/localize';
import type { Mistake } from '../wire/study-model';

/** A mistake as people read it, without its place. */
export function mistakeWords(mistake: Mistake): string {
  const found = mistake.key === '' ? mistake.found : `${mistake.key}: ${mistake.found}`;
  return msg(str`${found}, expected ${mistake.expectation}`);
}

/** Where a mistake is: its file, and the line where that is known. */
export function placeWords({ file, line }: Mistake): string {
  return line > 0 ? msg(str`${file}, line ${line}`) : file;
}
