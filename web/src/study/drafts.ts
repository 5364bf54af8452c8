/** Texts not saved yet, so that leaving a page and coming back loses none. One browser tab's own. */
export class Drafts {
  private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.storage = storage;
  }

  /** Keeps a text that is to replace one of a version. */
  keep(study: string, version: string, text: string): void {
    try {
      this.storage.setItem(key(study), `${version}\n${text}`);
    } catch {
      // A full storage keeps nothing; the page warns before it is left.
    }
  }

  /** The text kept, unless the study has another version by now. */
  find(study: string, version: string): string | undefined {
    const kept = this.storage.getItem(key(study));
    return kept?.startsWith(`${version}\n`) === true ? kept.slice(version.length + 1) : undefined;
  }

  /** Forgets the text, which has been saved. */
  drop(study: string): void {
    this.storage.removeItem(key(study));
  }
}

function key(study: string): string {
  return `study-draft:${study}`;
}
