import type { AlarmList } from '../live/alarm-list';
import { MARKS } from '../symbol/overlay';
import type { AlarmPriority } from '../wire/model';
import { alarmLooks, type AlarmLook } from './look';

/** The priorities, the most urgent first. */
export const PRIORITIES: readonly AlarmPriority[] = ['critical', 'high', 'medium', 'low'];

/** A part of a picture with a frame and a mark as children, and the paths of the tags and machines whose alarms show them. */
export interface Framed {
  readonly element: Element;
  readonly paths: readonly string[];
}

/**
 * Shows at the parts of a picture the most urgent of their alarms: the frame, the mark of its priority, and as
 * `data-alarm` its word. Owned by the page's only thread.
 */
export class AlarmFrames {
  private readonly alarms: AlarmList;
  private readonly framed: readonly Framed[];
  private readonly shown: (element: Element) => void;
  private readonly endWatch: () => void;
  private marks: Element[] = [];

  /**
   * @param framed a part may come twice, with the alarms of its tags and those of its machine
   * @param shown called with each part when its frame may be another
   */
  constructor(alarms: AlarmList, framed: readonly Framed[], shown: (element: Element) => void) {
    this.alarms = alarms;
    this.framed = framed;
    this.shown = shown;
    this.endWatch = alarms.watch(() => {
      this.show();
    });
    this.show();
  }

  /** No alarm changes the parts from now on. */
  end(): void {
    this.endWatch();
  }

  /** Shows the marks of alarms nobody has acknowledged light and dark in turn. */
  blink(dim: boolean): void {
    this.marks.forEach((mark) => mark.classList.toggle('dim', dim));
  }

  private show(): void {
    const looks = alarmLooks(this.alarms.latest.value ?? []);
    const worst = new Map<Element, AlarmLook>();
    for (const { element, paths } of this.framed) {
      const found = [worst.get(element), ...paths.map((path) => looks.get(path))].filter((look) => look !== undefined);
      const [first] = found.sort((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority));
      if (first !== undefined) {
        worst.set(element, { priority: first.priority, waiting: found.some((look) => look.waiting) });
      }
    }
    this.marks = [];
    for (const { element } of this.framed) {
      this.showFrame(element, worst.get(element));
    }
  }

  private showFrame(element: Element, look: AlarmLook | undefined): void {
    element.classList.remove(...PRIORITIES, 'seen');
    element.toggleAttribute('data-alarm', look !== undefined);
    if (look !== undefined) {
      element.setAttribute('data-alarm', look.priority);
    }
    this.shown(element);
    const mark = element.querySelector(':scope > .mark');
    if (look === undefined || mark === null) {
      return;
    }
    element.classList.add(look.priority, ...(look.waiting ? [] : ['seen']));
    mark.querySelector('path')?.setAttribute('d', MARKS[look.priority].d);
    const number = mark.querySelector('text');
    if (number !== null) {
      number.textContent = MARKS[look.priority].number;
    }
    if (look.waiting) {
      this.marks.push(mark);
    }
  }
}

/** The priority a part shows. */
export function shownPriority(element: Element): AlarmPriority | undefined {
  const word = element.getAttribute('data-alarm');
  return PRIORITIES.find((one) => one === word);
}

/** Calls once a second with whether marks stand dark, never where motion is unwanted; the answer ends it. */
export function blinking(
  live: { readonly second: { watch(call: () => void): () => void }; now(): number },
  call: (dim: boolean) => void,
): () => void {
  return live.second.watch(() => {
    const calm = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    call(!calm && Math.floor(live.now() / 1000) % 2 === 1);
  });
}
