import kinds from '../../../core/src/main/resources/library/symbols.json';

/** A symbol as the project files know it: the same file serves the check of displays. */
export interface SymbolKind {
  readonly title: string;
  /** In cells. */
  readonly size: readonly number[];
  /** The smallest size; absent when its size is fixed. */
  readonly least?: readonly number[];
  /** Connection points as shares of width and height. */
  readonly ports: Readonly<Record<string, readonly number[]>>;
}

/** All symbols of displays by name. */
export const KINDS: Readonly<Record<string, SymbolKind>> = kinds;

/** Names of all symbols, in the order of the library. */
export const SYMBOL_NAMES: readonly string[] = Object.keys(KINDS);
