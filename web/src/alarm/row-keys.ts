/** Rows that a Page key moves by. */
const PAGE = 10;

/** How far each key moves within a list. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: -Infinity,
  End: Infinity,
};

/** The row that a key leads to; undefined for another key or an empty list. @param at the row now, −1 for none yet */
export function rowAfter(key: string, at: number, rows: number): number | undefined {
  const step = STEPS[key];
  if (step === undefined || rows === 0) {
    return undefined;
  }
  // Whoever stands nowhere yet begins at the first row, or goes to the last.
  return Math.min(rows - 1, Math.max(0, at < 0 && Number.isFinite(step) ? 0 : at + step));
}
