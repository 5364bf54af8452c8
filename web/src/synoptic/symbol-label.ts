import { priorityWord } from '../alarm/alarm-words';
import { MARKS } from '../symbol/overlay';
import { lookWords } from '../symbol/symbol-words';
import type { AlarmPriority } from '../wire/model';

/**
 * What is read aloud of a symbol: the words and the mark that are seen at it, as whoever speaks to a browser says them,
 * then what it is, how it stands and how urgent its alarm is.
 *
 * @param look how it stands; empty when nothing tells
 */
export function symbolLabel(label: string, title: string, look: string, alarm: AlarmPriority | undefined): string {
  const seen = [label, alarm === undefined ? '' : MARKS[alarm].number, title].filter((word) => word !== '').join(' ');
  const told = [seen, look === '' ? '' : lookWords(look), alarm === undefined ? '' : priorityWord(alarm)];
  return told.filter((word) => word !== '').join(', ');
}
