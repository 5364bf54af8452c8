package org.plantroom.history;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.ValueType;

/**
 * The store of every value. Recent samples live in a DuckDB table, old ones in Parquet files; each
 * question spans both.
 *
 * <p>Thread-safe: one commit and one sealing run at a time, questions beside them on connections of
 * their own.
 */
@SuppressWarnings({"UnusedVariable", "unused", "DoNotCallSuggester"})
public final class History implements AutoCloseable {
  private History() {}

  /**
   * Opens the store, made when it is not there. Removes what a crash left half-done.
   *
   * @throws HistoryOpenException when the folder is in use, not writable or damaged
   */
  public static History open(Path folder, HistorySettings settings, Time time) {
    throw new UnsupportedOperationException();
  }

  /**
   * The number of a tag, given on demand and stored with the next commit.
   *
   * @throws HistoryWriteException when the dictionary is full
   */
  public TagRef tag(TagPath path, ValueType type) {
    throw new UnsupportedOperationException();
  }

  /** The tag as it is now, with its latest type; null when nothing was ever asked of it. */
  public @Nullable TagRef find(TagPath path) {
    throw new UnsupportedOperationException();
  }

  /** All tags known, each path once with its latest type. */
  public List<TagRef> tags() {
    throw new UnsupportedOperationException();
  }

  /**
   * Stores a batch in one transaction: all or nothing. Does not clear the batch.
   *
   * @throws HistoryWriteException when nothing of it is stored; may be tried again as it is
   */
  public void commit(HistoryBatch batch) {
    throw new UnsupportedOperationException();
  }

  /** The journal offsets of an edge that are committed; a copy. */
  public OffsetRanges received(EdgeId edge) {
    throw new UnsupportedOperationException();
  }

  /** Like {@link #raw(TagPath, long, long, int, boolean)} without the sample before. */
  public RawSeries raw(TagPath path, long from, long to, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Samples as they were stored.
   *
   * @param from first ms since 1970 UTC
   * @param to first ms after the range
   * @param limit how many at most
   * @param withBefore true to begin with the last sample before {@code from}, the one that held
   *     then
   * @throws HistoryQueryException when the store could not answer in time
   */
  public RawSeries raw(TagPath path, long from, long to, int limit, boolean withBefore) {
    throw new UnsupportedOperationException();
  }

  /** One tag's trend; see {@link #trends}. */
  public TrendSeries trend(TagPath path, long from, long to, int points) {
    throw new UnsupportedOperationException();
  }

  /**
   * Trends of several tags over the same time.
   *
   * @param from first ms since 1970 UTC; the first bucket may begin up to a bucket before
   * @param to first ms after the range
   * @param points buckets at most, 1 to 100,000; fewer when whole milliseconds, minutes or hours
   *     ask for it
   * @return a series a tag, in the order asked
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<TrendSeries> trends(List<TagPath> paths, long from, long to, int points) {
    throw new UnsupportedOperationException();
  }

  /**
   * When the tag had no usable value although there was one before or after, and why: runs of bad
   * samples, and losses of its edge. In time order, cut to the range.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<Gap> gaps(TagPath path, long from, long to) {
    throw new UnsupportedOperationException();
  }

  /**
   * Moves samples into Parquet files.
   *
   * @param olderThan ms since 1970 UTC; samples before it are moved
   * @return how many samples were moved
   * @throws HistoryWriteException when nothing was moved
   */
  public long seal(long olderThan) {
    throw new UnsupportedOperationException();
  }

  /**
   * Merges sealed files of one site and day where there are many.
   *
   * @return how many files were merged into fewer
   * @throws HistoryWriteException when a merge failed; everything is as before it
   */
  public int merge() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes samples into one Parquet file with columns path, time, value, text and quality.
   *
   * @return how many samples were written
   */
  public long exportParquet(List<TagPath> paths, long from, long to, Path file) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes samples as CSV (RFC 4180, UTF-8) with columns path, time, value and quality.
   *
   * @return how many samples were written
   */
  public long exportCsv(List<TagPath> paths, long from, long to, OutputStream out) {
    throw new UnsupportedOperationException();
  }

  /** How big the store is and what it did. */
  public HistoryStats stats() {
    throw new UnsupportedOperationException();
  }

  /** Waits for a running commit, cancels questions, and closes the store. May be called twice. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
