package org.plantroom.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Samples in columns of primitives, grown by doubling up to a bound. Not thread-safe.
 *
 * <p>Types are kept a row because a tag's type may change.
 */
final class Columns {
  private static final int FIRST_CAPACITY = 256;

  private final int bound;
  private int size;
  private long[] times = new long[0];
  private long[] bits = new long[0];
  private short[] qualities = new short[0];
  private ValueType[] types = new ValueType[0];
  private boolean[] present = new boolean[0];
  private @Nullable String[] texts = new @Nullable String[0];

  Columns(int bound) {
    this.bound = bound;
  }

  /** Adds a sample; the caller looks at {@link #isFull()} first. */
  void add(long time, ValueType type, int quality, boolean isPresent, long bitsOrZero) {
    int row = size;
    if (row == times.length) {
      grow();
    }
    times[row] = time;
    bits[row] = bitsOrZero;
    qualities[row] = (short) quality;
    types[row] = type;
    present[row] = isPresent;
    size = row + 1;
  }

  /** Adds a text sample. */
  void addText(long time, int quality, @Nullable String text) {
    add(time, ValueType.STRING, quality, text != null, 0);
    if (texts.length < times.length) {
      texts = Arrays.copyOf(texts, times.length);
    }
    texts[size - 1] = text;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == bound;
  }

  long time(int row) {
    return times[check(row)];
  }

  long[] times() {
    return Arrays.copyOf(times, size);
  }

  int quality(int row) {
    return qualities[check(row)];
  }

  @Nullable Value value(int row) {
    if (!present[check(row)]) {
      return null;
    }
    ValueType type = types[row];
    return new Value(type, bits[row], type == ValueType.STRING ? texts[row] : null);
  }

  private int check(int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(
          "no such sample [index=%d, size=%d]".formatted(row, size));
    }
    return row;
  }

  private void grow() {
    int capacity = (int) Math.min(bound, Math.max(FIRST_CAPACITY, times.length * 2L));
    times = Arrays.copyOf(times, capacity);
    bits = Arrays.copyOf(bits, capacity);
    qualities = Arrays.copyOf(qualities, capacity);
    types = Arrays.copyOf(types, capacity);
    present = Arrays.copyOf(present, capacity);
  }
}
