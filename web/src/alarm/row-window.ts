/** The rows of a list that are drawn. */
export interface RowWindow {
  readonly first: number;
  /** The first after them. */
  readonly end: number;
}

/** Lists up to so many rows are drawn whole. */
const MOST_WHOLE = 100;
/** Rows drawn beyond what is seen, so that a quick hand finds some. */
const SPARE = 15;

export const WHOLE: RowWindow = { first: 0, end: MOST_WHOLE };

/** True for a list of which only a part is drawn. */
export function isLong(rows: number): boolean {
  return rows > MOST_WHOLE;
}

/** The rows to draw; lengths in pixels. @param height of a row, on average */
export function rowWindow(rows: number, scrolled: number, seen: number, height: number): RowWindow {
  if (!isLong(rows)) {
    return { first: 0, end: rows };
  }
  const top = Math.floor(scrolled / height) - SPARE;
  const first = Math.max(0, Math.min(top, rows - 2 * SPARE));
  const end = Math.ceil((scrolled + Math.max(seen, height)) / height) + SPARE;
  return { first, end: Math.min(rows, end) };
}
