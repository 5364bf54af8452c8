import type { TagInfo } from '../wire/model';
import { deviceOf, type FindTag } from './tag-names';

/** Attributes by which a picture drawn elsewhere names tags. */
export const SVG_BINDINGS = { tag: 'data-tag', running: 'data-running', fault: 'data-fault' } as const;

const BOUND = Object.values(SVG_BINDINGS)
  .map((name) => `[${name}]`)
  .join();

/** What of a picture can be chosen: an element that names tags, with all that it holds. */
export interface SvgPart {
  /** Unique in the picture, and the same when the picture comes again with the same parts. */
  readonly key: string;
  /** The group put around it, which takes focus, frame and mark. */
  readonly element: SVGGElement;
  /** As it was drawn. */
  readonly drawn: Element;
  readonly title: string;
  /** `site/edge/device` of its first tag. */
  readonly machine: string;
  /** Each once, at least one. */
  readonly tags: readonly TagInfo[];
}

/**
 * Puts a group around each outermost element that names a known tag, and answers these. Of what lies within each other
 * the outermost can be chosen, for a button within a button can neither be reached nor heard.
 */
export function svgParts(picture: Element, find: FindTag): readonly SvgPart[] {
  const bound = [...picture.querySelectorAll(BOUND)].map((element) =>
    // Only a text as a whole can stand in a group.
    element.localName === 'tspan' ? (element.closest('text') ?? element) : element,
  );
  const outermost = [...new Set(bound)].filter((element) => (element.parentElement?.closest(BOUND) ?? null) === null);
  return outermost.flatMap((drawn, n) => {
    const tags = tagsOf(drawn, find);
    const [first] = tags;
    if (first === undefined) {
      return [];
    }
    const title = drawn.getAttribute('data-label') ?? (first.description || first.tag);
    const key = `${n} ${first.path}`;
    return [{ key, element: grouped(drawn), drawn, title, machine: deviceOf(first.path), tags }];
  });
}

function tagsOf(drawn: Element, find: FindTag): readonly TagInfo[] {
  const found = [drawn, ...drawn.querySelectorAll(BOUND)].flatMap((element) =>
    Object.values(SVG_BINDINGS).flatMap((name) => find(element.getAttribute(name) ?? '') ?? []),
  );
  return [...new Map(found.map((tag) => [tag.path, tag])).values()];
}

/** A group in an element's place, with the element in it. What moves the element moves the group. */
function grouped(drawn: Element): SVGGElement {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('role', 'button');
  group.setAttribute('tabindex', '0');
  const transform = drawn.getAttribute('transform');
  if (transform !== null) {
    group.setAttribute('transform', transform);
    drawn.removeAttribute('transform');
  }
  drawn.replaceWith(group);
  group.append(drawn);
  return group;
}
