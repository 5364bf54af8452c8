import { msg, str } from '@lit/localize';
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** Leaves an entry as it stands. */
export const KEEP = Symbol('as it stands');

/** What an entry is to hold; `flow` puts a new mapping on one line. A list has texts alone, each once. */
export type Wanted = string | typeof KEEP | WantedMap | WantedList;
export interface WantedMap {
  readonly entries: readonly (readonly [string, Wanted])[];
  readonly flow: boolean;
}
export interface WantedList {
  readonly items: readonly string[];
}

/** The text cannot be changed here; the message is a sentence for people. */
export class EditError extends Error {}

/** A key with its value, or an item of a list, and where it lies in the text. */
interface Part {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: Node | null;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The YAML of a project's file, every scalar a text. */
export function read(text: string): Node {
  const { errors, contents } = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  if (errors.length > 0 || contents === null) {
    throw new EditError(msg('The file is no well-formed YAML; mend it on the page Project.'));
  }
  return contents;
}

/** The value of a key of a mapping; undefined for none. */
export function child(node: Node | null | undefined, key: string): Node | undefined {
  return isMap(node) ? (partsOf(node).find((part) => part.key === key)?.value ?? undefined) : undefined;
}

/** The entries of a mapping in their order; none of anything else. */
export function entries(node: Node | undefined): readonly (readonly [string, Node | null])[] {
  return isMap(node) ? partsOf(node).map(({ key, value }) => [key, value] as const) : [];
}

/** The texts of a list, or one text as a list. */
export function texts(node: Node | null | undefined): readonly string[] {
  return isSeq(node) ? partsOf(node).map(({ key }) => key) : isScalar(node) ? [wordOf(node)] : [];
}

/**
 * Sets the value at a path of keys, or removes it, and with it what would be left empty above. Of the rest of the text
 * nothing changes: not a comment, blank or quote.
 */
export function set(text: string, path: readonly string[], wanted: Exclude<Wanted, typeof KEEP> | undefined): string {
  const splices: Splice[] = [];
  const edit = new Edit(text, splices);
  let node: Node | undefined = read(text);
  for (const [depth, key] of path.entries()) {
    if (!isMap(node)) {
      throw new EditError(msg(str`${path.slice(0, depth).join(', ')} is no mapping in the file.`));
    }
    const next = child(node, key);
    const rest = path.slice(depth + 1);
    if (isNothing(next) || rest.length === 0 || (wanted === undefined && isOnly(next, rest))) {
      edit.put(node, key, wanted === undefined ? undefined : under(rest, wanted));
      break;
    }
    node = next;
  }
  return applied(text, splices);
}

/** True for no value, and for a key with nothing after it. */
function isNothing(node: Node | undefined): node is undefined {
  return node === undefined || (isScalar(node) && wordOf(node) === '');
}

/** True when a path is all that is below a node. */
function isOnly(node: Node, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) {
    return true;
  }
  const below = child(node, key);
  return entries(node).length === 1 && below !== undefined && isOnly(below, rest);
}

function under(path: readonly string[], wanted: Wanted): Wanted {
  return path.reduceRight<Wanted>((inner, key) => ({ entries: [[key, inner]], flow: false }), wanted);
}

function applied(text: string, splices: readonly Splice[]): string {
  return splices
    .map((splice, n) => ({ ...splice, n }))
    .sort((a, b) => b.start - a.start || b.end - a.end || b.n - a.n)
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}

function partsOf(node: YAMLMap | YAMLSeq): readonly Part[] {
  return isMap(node)
    ? node.items.map((pair) => partOf(pair as Pair<Node, Node | null>))
    : node.items.map((item) => {
        const one = item as Node;
        return { key: wordOf(one), start: startOf(one), end: endOf(one), value: null };
      });
}

function partOf({ key, value }: Pair<Node, Node | null>): Part {
  const hasText = value !== null && startOf(value) < endOf(value);
  return {
    key: wordOf(key),
    start: startOf(key),
    end: hasText ? endOf(value) : Math.max(endOf(key), value === null ? 0 : startOf(value)),
    value,
  };
}

/** The text of a scalar; empty for any other node. */
function wordOf(node: Node): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the text of a node ends, without comments and line ends after it. */
function endOf(node: Node): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    return partsOf(node).at(-1)?.end ?? startOf(node);
  }
  return node.range?.[1] ?? 0;
}

/** Gathers the changes of one text. */
class Edit {
  private readonly text: string;
  private readonly splices: Splice[];
  private readonly newline: string;

  constructor(text: string, splices: Splice[]) {
    this.text = text;
    this.splices = splices;
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Sets one key of a mapping, the others stay; undefined removes it. */
  put(map: YAMLMap, key: string, wanted: Wanted | undefined): void {
    const kept = partsOf(map).map((part) => [part.key, part.key === key ? wanted : KEEP] as const);
    const all = kept.some(([known]) => known === key) ? kept : [...kept, [key, wanted] as const];
    const left = all.filter((entry): entry is readonly [string, Wanted] => entry[1] !== undefined);
    this.change(map, { entries: left, flow: true });
  }

  private change(node: Node, wanted: Wanted): void {
    if (wanted === KEEP) {
      return;
    }
    if (typeof wanted === 'string') {
      if (!isScalar(node) || wordOf(node) !== wanted) {
        this.replace(node, scalarText(wanted));
      }
    } else if ('items' in wanted) {
      this.changeParts(
        node,
        isSeq(node) ? node : undefined,
        wanted.items.map((item) => [item, KEEP] as const),
        wanted,
      );
    } else {
      this.changeParts(node, isMap(node) ? node : undefined, wanted.entries, wanted);
    }
  }

  private changeParts(
    node: Node,
    present: YAMLMap | YAMLSeq | undefined,
    wanted: readonly (readonly [string, Wanted])[],
    whole: WantedMap | WantedList,
  ): void {
    const parts = present === undefined ? [] : partsOf(present);
    const keys = wanted.map(([key]) => key);
    const kept = parts.filter((part) => keys.includes(part.key));
    const inOrder = keys.filter((key) => kept.some((part) => part.key === key));
    if (present === undefined || kept.length === 0 || kept.some((part, n) => part.key !== inOrder[n])) {
      this.rewrite(node, present, whole, parts);
      return;
    }
    for (const part of kept) {
      const value = wanted.find(([key]) => key === part.key)?.[1];
      if (part.value !== null && value !== undefined) {
        this.change(part.value, value);
      }
    }
    if (present.flow === true) {
      this.changeFlow(parts, kept, wanted);
    } else {
      this.changeBlock(present, parts, kept, wanted);
    }
  }

  /** Nothing of it can stay, or its order is another. */
  private rewrite(
    node: Node,
    present: YAMLMap | YAMLSeq | undefined,
    wanted: WantedMap | WantedList,
    parts: readonly Part[],
  ): void {
    const [first] = parts;
    if (present === undefined || present.flow === true || first === undefined) {
      this.replace(node, this.flow(wanted, parts));
      return;
    }
    const prefix = this.prefix(first, isSeq(present));
    const lines = this.lines(wanted, prefix, parts);
    const end = parts.at(-1)?.end ?? first.end;
    this.splices.push({ start: this.lineStart(first.start), end: this.lineEnd(end), text: lines });
  }

  private changeFlow(
    parts: readonly Part[],
    kept: readonly Part[],
    wanted: readonly (readonly [string, Wanted])[],
  ): void {
    const firstKept = parts.findIndex((part) => kept.includes(part));
    if (firstKept > 0) {
      this.splices.push({ start: parts[0]?.start ?? 0, end: parts[firstKept]?.start ?? 0, text: '' });
    }
    parts.forEach((part, n) => {
      if (n > firstKept && !kept.includes(part)) {
        this.splices.push({ start: parts[n - 1]?.end ?? 0, end: part.end, text: '' });
      }
    });
    let before: Part | undefined;
    for (const [key, value] of wanted) {
      const part = kept.find((one) => one.key === key);
      before = part ?? before;
      if (part === undefined) {
        const entry = this.entry(key, value);
        const at = before?.end ?? kept[0]?.start ?? 0;
        this.splices.push({ start: at, end: at, text: before === undefined ? `${entry}, ` : `, ${entry}` });
      }
    }
  }

  private changeBlock(
    present: YAMLMap | YAMLSeq,
    parts: readonly Part[],
    kept: readonly Part[],
    wanted: readonly (readonly [string, Wanted])[],
  ): void {
    for (const part of parts.filter((one) => !kept.includes(one))) {
      this.splices.push({ start: this.lineStart(part.start), end: this.lineEnd(part.end), text: '' });
    }
    const [first] = parts;
    const prefix = first === undefined ? '' : this.prefix(first, isSeq(present));
    let before: Part | undefined;
    for (const [key, value] of wanted) {
      const part = kept.find((one) => one.key === key);
      before = part ?? before;
      if (part === undefined) {
        this.insertLines(before, kept[0], this.block(prefix, key, value));
      }
    }
  }

  private insertLines(before: Part | undefined, first: Part | undefined, lines: string): void {
    const at = before === undefined ? this.lineStart(first?.start ?? 0) : this.lineEnd(before.end);
    const isTorn = at > 0 && !this.text.slice(0, at).endsWith('\n');
    this.splices.push({ start: at, end: at, text: isTorn ? this.newline + lines : lines });
  }

  /** What stands before each part on its line: blanks, and the dash of a list. */
  private prefix(part: Part, isList: boolean): string {
    const before = this.text.slice(this.lineStart(part.start), part.start);
    return isList ? before : before.replaceAll(/[^ \t]/g, ' ');
  }

  private lines(wanted: WantedMap | WantedList, prefix: string, parts: readonly Part[]): string {
    return 'items' in wanted
      ? wanted.items.map((item) => this.block(prefix, item, KEEP)).join('')
      : wanted.entries
          .map(([key, value]) => (value === KEEP ? this.kept(prefix, key, parts) : this.block(prefix, key, value)))
          .join('');
  }

  private kept(prefix: string, key: string, parts: readonly Part[]): string {
    const n = parts.findIndex((one) => one.key === key);
    const part = parts[n];
    if (part === undefined) {
      return this.block(prefix, key, '');
    }
    // Comments above an entry go with it; those above the first stay above all.
    const before = parts[n - 1];
    const start = before === undefined ? this.lineStart(part.start) : this.lineEnd(before.end);
    const lines = this.text.slice(start, this.lineEnd(part.end));
    return lines.endsWith('\n') ? lines : lines + this.newline;
  }

  /** An entry as lines of its own. */
  private block(prefix: string, key: string, value: Wanted): string {
    if (typeof value === 'object' && 'entries' in value && !value.flow) {
      const inner = `${prefix}  `;
      return `${prefix}${scalarText(key)}:${this.newline}${value.entries.map(([name, one]) => this.block(inner, name, one)).join('')}`;
    }
    return `${prefix}${this.entry(key, value)}${this.newline}`;
  }

  /** An entry on one line. */
  private entry(key: string, value: Wanted): string {
    return value === KEEP ? scalarText(key) : `${scalarText(key)}: ${this.flow(value, [])}`;
  }

  private flow(wanted: Exclude<Wanted, typeof KEEP>, parts: readonly Part[]): string {
    if (typeof wanted === 'string') {
      return scalarText(wanted);
    }
    if ('items' in wanted) {
      return `[${wanted.items.map(scalarText).join(', ')}]`;
    }
    const inner = wanted.entries.map(([key, value]) => {
      const part = value === KEEP ? parts.find((one) => one.key === key) : undefined;
      return part === undefined ? this.entry(key, value) : this.text.slice(part.start, part.end);
    });
    return `{${inner.join(', ')}}`;
  }

  private replace(node: Node, text: string): void {
    const start = startOf(node);
    const gap = /[:]$/.test(this.text.slice(0, start)) ? ' ' : '';
    this.splices.push({ start, end: Math.max(start, endOf(node)), text: gap + text });
  }

  private lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1;
  }

  /** The beginning of the next line, or the end of the text. */
  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end + 1;
  }
}

const PLAIN = /^(?:-?[0-9]+(?:\.[0-9]+)?|[A-Za-z0-9_][A-Za-z0-9_.+-]*(?: [A-Za-z0-9_.+-]+)*)$/;

/** A text as YAML: plain where that is safe, also between braces. */
export function scalarText(text: string): string {
  return PLAIN.test(text) && text.toLowerCase() !== 'null' ? text : JSON.stringify(text);
}
