package org.plantroom.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

/**
 * What one transaction stores: samples in columns, the journal offsets they came under, and losses.
 *
 * <p>Reusable: {@link #clear()} keeps the columns. Grows by doubling up to its bound; the owner
 * looks at {@link #room()} before adding what belongs together. Not thread-safe: one owner at a
 * time, the history while it commits.
 */
public final class HistoryBatch {
  /** The latest source time that can be stored, the end of the year 9999 UTC, in ms. */
  public static final long MAX_TIME = 253_402_300_799_999L;

  private static final int FIRST_CAPACITY = 1_024;

  /** A time in which an edge lost values for good. */
  record Loss(EdgeId edge, long from, long to, String reason) {}

  private final int maxSamples;
  private final Map<EdgeId, OffsetRanges> received = new TreeMap<>();
  private final List<Loss> losses = new ArrayList<>();
  private int size;
  private int[] tagIds = new int[FIRST_CAPACITY];
  private long[] sourceTimes = new long[FIRST_CAPACITY];
  private long[] bits = new long[FIRST_CAPACITY];
  private byte[] qualities = new byte[FIRST_CAPACITY];
  private boolean[] nulls = new boolean[FIRST_CAPACITY];
  private @Nullable String @Nullable [] texts;
  private long characters;

  /**
   * An empty batch.
   *
   * @param maxSamples the bound, 1,024 or more
   */
  public HistoryBatch(int maxSamples) {
    if (maxSamples < FIRST_CAPACITY) {
      throw new IllegalArgumentException(
          "maxSamples must be %d or more [maxSamples=%d]".formatted(FIRST_CAPACITY, maxSamples));
    }
    this.maxSamples = maxSamples;
  }

  /** True when a source time can be stored: 1970 to the year 9999. */
  public static boolean isStorable(long sourceTime) {
    return sourceTime >= 0 && sourceTime <= MAX_TIME;
  }

  /**
   * Adds a sample.
   *
   * @param tagId from {@link History#tag}, of the type of the value
   * @throws IllegalStateException when the batch is full
   * @throws IllegalArgumentException when the time is not {@linkplain #isStorable storable}
   */
  public void add(int tagId, Sample sample) {
    Value value = sample.value();
    add(
        tagId,
        sample.sourceTime(),
        value == null ? 0 : value.bits(),
        value == null,
        value == null ? null : value.text(),
        sample.quality());
  }

  /** Adds a sample that is not a text; for the rest as {@link #add(int, Sample)}. */
  public void add(int tagId, long sourceTime, long valueBits, boolean isNull, Quality quality) {
    add(tagId, sourceTime, valueBits, isNull, null, quality);
  }

  /**
   * Adds a sample that lies open.
   *
   * @param tagId from {@link History#tag}
   * @param sourceTime ms since 1970 UTC
   * @param valueBits as in {@link Value#bits()}, of the tag's type
   * @param isNull true when there is no value; the bits then mean nothing
   * @param text the value of a tag of texts, else null
   * @param quality never good when there is no value
   * @throws IllegalStateException when the batch is full
   * @throws IllegalArgumentException when the time is not {@linkplain #isStorable storable}
   */
  public void add(
      int tagId,
      long sourceTime,
      long valueBits,
      boolean isNull,
      @Nullable String text,
      Quality quality) {
    if (!isStorable(sourceTime)) {
      throw new IllegalArgumentException(
          "source time must be 0 to %d [sourceTime=%d]".formatted(MAX_TIME, sourceTime));
    }
    makeRoom(1);
    tagIds[size] = tagId;
    sourceTimes[size] = sourceTime;
    bits[size] = valueBits;
    qualities[size] = (byte) quality.code();
    nulls[size] = isNull;
    if (text != null) {
      keepText(size, text);
    }
    size++;
  }

  /**
   * Adds the samples of another batch; its offsets and losses are left aside.
   *
   * @throws IllegalStateException when there is not enough {@linkplain #room room}; nothing is
   *     added then
   */
  public void addAll(HistoryBatch other) {
    makeRoom(other.size);
    System.arraycopy(other.tagIds, 0, tagIds, size, other.size);
    System.arraycopy(other.sourceTimes, 0, sourceTimes, size, other.size);
    System.arraycopy(other.bits, 0, bits, size, other.size);
    System.arraycopy(other.qualities, 0, qualities, size, other.size);
    System.arraycopy(other.nulls, 0, nulls, size, other.size);
    for (int row = 0; other.texts != null && row < other.size; row++) {
      String text = other.text(row);
      if (text != null) {
        keepText(size + row, text);
      }
    }
    size += other.size;
  }

  /** Notes that the payload of this offset is in this batch. */
  public void received(EdgeId edge, long offset) {
    receivedRange(edge, offset, offset);
  }

  /** Notes that the payloads of these offsets, both inclusive, are in this batch or never come. */
  public void receivedRange(EdgeId edge, long from, long to) {
    received.computeIfAbsent(edge, unused -> new OffsetRanges()).addRange(from, to);
  }

  /**
   * Notes that an edge lost values for good.
   *
   * @param fromTime the first ms since 1970 UTC that may lack values
   * @param toTime the first ms after it
   * @param reason for people
   */
  public void lost(EdgeId edge, long fromTime, long toTime, String reason) {
    if (losses.size() >= maxSamples) {
      throw new IllegalStateException("no room for another loss [losses=%d]".formatted(maxSamples));
    }
    losses.add(new Loss(edge, fromTime, toTime, reason));
  }

  /** How many samples are in the batch. */
  public int size() {
    return size;
  }

  /** How long the texts are altogether; numbers count nothing. */
  public long characters() {
    return characters;
  }

  /** How many more samples fit. */
  public int room() {
    return maxSamples - size;
  }

  /** True when there is nothing to commit. */
  public boolean isEmpty() {
    return size == 0 && received.isEmpty() && losses.isEmpty();
  }

  /** Empties the batch and keeps its columns. */
  public void clear() {
    if (texts != null) {
      Arrays.fill(texts, 0, Math.min(size, texts.length), null);
    }
    size = 0;
    characters = 0;
    received.clear();
    losses.clear();
  }

  int tagId(int row) {
    return tagIds[row];
  }

  /**
   * When the source had a sample, ms since 1970 UTC.
   *
   * @param row from 0 to {@link #size()} - 1, in the order of adding
   */
  public long sourceTime(int row) {
    return sourceTimes[row];
  }

  long bits(int row) {
    return bits[row];
  }

  int quality(int row) {
    return qualities[row] & 0xFF;
  }

  boolean isNull(int row) {
    return nulls[row];
  }

  @Nullable String text(int row) {
    return texts == null || row >= texts.length ? null : texts[row];
  }

  Map<EdgeId, OffsetRanges> received() {
    return received;
  }

  List<Loss> losses() {
    return losses;
  }

  private void keepText(int row, String text) {
    if (texts == null) {
      texts = new @Nullable String[tagIds.length];
    } else if (row >= texts.length) {
      texts = Arrays.copyOf(texts, tagIds.length);
    }
    texts[row] = text;
    characters += text.length();
  }

  private void makeRoom(int more) {
    if (more > room()) {
      throw new IllegalStateException(
          "the batch is full [maxSamples=%d, size=%d, more=%d]".formatted(maxSamples, size, more));
    }
    if (size + more > tagIds.length) {
      grow(Math.max(size + more, (int) Math.min(maxSamples, tagIds.length * 2L)));
    }
  }

  private void grow(int capacity) {
    tagIds = Arrays.copyOf(tagIds, capacity);
    sourceTimes = Arrays.copyOf(sourceTimes, capacity);
    bits = Arrays.copyOf(bits, capacity);
    qualities = Arrays.copyOf(qualities, capacity);
    nulls = Arrays.copyOf(nulls, capacity);
  }
}
