package org.plantroom.history;

/**
 * A Parquet file in use.
 *
 * @param number its own, never given twice
 * @param file relative to the sealed folder, with {@code /}
 * @param place what it holds, of which site and time
 * @param run files of one run share no tag; together they are what one sealing or merge wrote
 * @param level 0 when sealed, one more with each merge
 * @param extent what rows are in it
 * @param checksum as {@link Checksum#of}, {@link Checksum#UNKNOWN} for one of an older Plantroom
 */
record SealedFile(
    long number, String file, Place place, long run, int level, Extent extent, long checksum) {
  /**
   * Where a file belongs.
   *
   * @param layer what its rows are
   * @param site the site's number
   * @param part the folder below the site
   */
  record Place(Layer layer, int site, String part) {}

  /**
   * What is in a file.
   *
   * @param firstTime ms since 1970 UTC
   * @param lastTime ms since 1970 UTC
   * @param firstTag the smallest tag number
   * @param lastTag the largest tag number
   * @param rows how many rows
   * @param bytes how big
   */
  record Extent(long firstTime, long lastTime, int firstTag, int lastTag, long rows, long bytes) {}
}
