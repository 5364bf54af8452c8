import type { FileChange, FileEdit, ProjectFile } from '../wire/project-model';

/** A file somebody edits: the text it replaces, which is null for a new file, and the new one, null to delete it. */
export interface Draft {
  readonly name: string;
  readonly original: string | null;
  readonly text: string | null;
  readonly base: string;
}

/** Files edited and not applied yet, by name. Immutable. */
export class DraftSet {
  static readonly NONE = new DraftSet([]);
  private readonly drafts: readonly Draft[];

  constructor(drafts: readonly Draft[]) {
    this.drafts = [...drafts].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get size(): number {
    return this.drafts.length;
  }

  find(name: string): Draft | undefined {
    return this.drafts.find((draft) => draft.name === name);
  }

  /** The same with a draft; one that changes nothing is none. */
  with(draft: Draft): DraftSet {
    const others = this.drafts.filter((one) => one.name !== draft.name);
    return new DraftSet(draft.text === draft.original ? others : [...others, draft]);
  }

  without(name: string): DraftSet {
    return new DraftSet(this.drafts.filter((draft) => draft.name !== name));
  }

  /** As the host takes them. */
  edits(): readonly FileEdit[] {
    return this.drafts.map(({ name, text, base }) => ({ name, text, base }));
  }

  /** What becomes of a file; undefined when it stays. */
  change(name: string): FileChange | undefined {
    const draft = this.find(name);
    if (draft === undefined) {
      return undefined;
    }
    return draft.text === null ? 'removed' : draft.original === null ? 'added' : 'changed';
  }

  /** The drafts of files that are not what they were written upon. */
  overtaken(files: readonly ProjectFile[]): ReadonlySet<string> {
    const versions = new Map(files.map((file) => [file.name, file.version]));
    return new Set(this.drafts.filter(({ name, base }) => (versions.get(name) ?? '') !== base).map(({ name }) => name));
  }

  /** The names of these and some files, each once, in order. */
  names(files: readonly string[]): readonly string[] {
    return [...new Set([...files, ...this.drafts.map((draft) => draft.name)])].sort();
  }

  toJson(): string {
    return JSON.stringify(this.drafts);
  }

  /** Of what {@link toJson} gave; nothing for anything else. */
  static of(json: string | null): DraftSet {
    try {
      return new DraftSet(JSON.parse(json ?? '[]') as Draft[]);
    } catch {
      return DraftSet.NONE;
    }
  }
}
