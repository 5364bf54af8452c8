package org.plantroom.sparkplug;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * The metrics of one payload in columns. A plain metric, as data almost always are, is an alias, a
 * time and a number, and becomes a {@link Metric} only when somebody asks for one; all others are
 * kept as they are. At a million values a second objects would cost more than the reading.
 *
 * <p>Filled by one reader, then only read.
 */
final class PackedMetrics extends AbstractList<Metric> implements RandomAccess {
  private static final int FIRST_CAPACITY = 16;

  /** Alias, time and a single, each with its tag, and the metric's own tag and length. */
  private static final int BYTES_OF_PLAIN = 16;

  /** What births, with few bytes left for values, would waste is bounded by this. */
  private static final int MOST_GUESSED = 1_024;

  private int size;
  private long[] aliases;
  private long[] timestamps;
  private long[] bits;
  private ValueType[] types;
  private boolean[] historical;

  /** The metrics that are more than plain, at their places; null while there are none. */
  private @Nullable Metric @Nullable [] others;

  PackedMetrics() {
    this(FIRST_CAPACITY);
  }

  private PackedMetrics(int capacity) {
    aliases = new long[capacity];
    timestamps = new long[capacity];
    bits = new long[capacity];
    types = new ValueType[capacity];
    historical = new boolean[capacity];
  }

  /** An empty list with room for what a payload of so many bytes is likely to hold. */
  static PackedMetrics ofPayload(int bytes) {
    return new PackedMetrics(Math.clamp(bytes / BYTES_OF_PLAIN, FIRST_CAPACITY, MOST_GUESSED));
  }

  /** The same metrics in columns; the list itself when it has them. */
  static PackedMetrics of(List<Metric> metrics) {
    if (metrics instanceof PackedMetrics packed) {
      return packed;
    }
    PackedMetrics packed = new PackedMetrics();
    metrics.forEach(packed::append);
    return packed;
  }

  /**
   * Appends a plain metric: good, with a number and without name and data type.
   *
   * @param alias 0 or more
   * @param timestamp milliseconds since 1970 UTC; -1 for none
   * @param type the wire's own type, as in {@link Metric#value}
   * @param valueBits as in {@link Value#bits}
   */
  void append(long alias, long timestamp, ValueType type, long valueBits, boolean isHistorical) {
    int row = nextRow();
    aliases[row] = alias;
    timestamps[row] = timestamp;
    types[row] = type;
    bits[row] = valueBits;
    historical[row] = isHistorical;
  }

  /** Appends any metric. */
  void append(Metric metric) {
    int row = nextRow();
    if (others == null) {
      others = new Metric[aliases.length];
    }
    others[row] = metric;
  }

  private int nextRow() {
    if (size == aliases.length) {
      int capacity = size * 2;
      aliases = Arrays.copyOf(aliases, capacity);
      timestamps = Arrays.copyOf(timestamps, capacity);
      bits = Arrays.copyOf(bits, capacity);
      types = Arrays.copyOf(types, capacity);
      historical = Arrays.copyOf(historical, capacity);
      others = others == null ? null : Arrays.copyOf(others, capacity);
    }
    return size++;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Metric get(int row) {
    Metric other = other(row);
    return other != null
        ? other
        : new Metric(
            null,
            aliases[row],
            timestamps[row],
            0,
            new Value(types[row], bits[row], null),
            historical[row],
            Quality.GOOD,
            null,
            null,
            null);
  }

  /** The metric when it is more than a plain one, else null. */
  @Nullable Metric other(int row) {
    if (row < 0 || row >= size) {
      throw new IndexOutOfBoundsException("no such metric [row=%d, size=%d]".formatted(row, size));
    }
    return others == null || row >= others.length ? null : others[row];
  }

  /** The alias of a plain metric. */
  long alias(int row) {
    return aliases[row];
  }

  /** The time of a plain metric, milliseconds since 1970 UTC; -1 for none. */
  long timestamp(int row) {
    return timestamps[row];
  }

  /** The type on the wire of a plain metric's number. */
  ValueType type(int row) {
    return types[row];
  }

  /** A plain metric's number. */
  long bits(int row) {
    return bits[row];
  }

  /** True when a plain metric does not tell the present. */
  boolean isHistorical(int row) {
    return historical[row];
  }
}
