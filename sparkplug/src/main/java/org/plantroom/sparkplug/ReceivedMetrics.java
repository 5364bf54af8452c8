package org.plantroom.sparkplug;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * The values of one message under what their births declared, in columns: a list whose elements are
 * made when they are asked for, and beside it the bare parts for whoever takes a million a second.
 *
 * <p>Filled once, then only read; indexes are 0 to {@link #size()} - 1 throughout.
 */
public final class ReceivedMetrics extends AbstractList<ResolvedMetric> implements RandomAccess {
  private final KnownMetric[] known;
  private final long[] times;
  private final long[] bits;
  private final Quality[] qualities;
  private final boolean[] historical;

  /** Values that are texts or missing; null while all are numbers. */
  private boolean @Nullable [] withoutNumber;

  private @Nullable String @Nullable [] texts;
  private int size;

  /**
   * An empty list.
   *
   * @param capacity the most values it takes
   */
  ReceivedMetrics(int capacity) {
    known = new KnownMetric[capacity];
    times = new long[capacity];
    bits = new long[capacity];
    qualities = new Quality[capacity];
    historical = new boolean[capacity];
  }

  /** Appends a number of the metric's type. */
  void append(
      KnownMetric metric, long time, long valueBits, Quality quality, boolean isHistorical) {
    known[size] = metric;
    times[size] = time;
    bits[size] = valueBits;
    qualities[size] = quality;
    historical[size] = isHistorical;
    size++;
  }

  /** Appends any sample. */
  void append(KnownMetric metric, Sample sample, boolean isHistorical) {
    Value value = sample.value();
    long valueBits = value == null ? 0 : value.bits();
    append(metric, sample.sourceTime(), valueBits, sample.quality(), isHistorical);
    if (value == null || value.text() != null) {
      markWithoutNumber(size - 1, value == null ? null : value.text());
    }
  }

  private void markWithoutNumber(int index, @Nullable String text) {
    if (withoutNumber == null) {
      withoutNumber = new boolean[known.length];
    }
    withoutNumber[index] = true;
    if (text != null) {
      if (texts == null) {
        texts = new String[known.length];
      }
      texts[index] = text;
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ResolvedMetric get(int index) {
    KnownMetric metric = known(index);
    return new ResolvedMetric(
        metric.device(), metric.name(), type(index), sample(index), historical[index]);
  }

  /** The metric whose value it is. */
  public KnownMetric known(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(
          "no such value [index=%d, size=%d]".formatted(index, size));
    }
    return known[index];
  }

  /** When the source had it, milliseconds since 1970 UTC. */
  public long sourceTime(int index) {
    return times[index];
  }

  /** How far to trust it. */
  public Quality quality(int index) {
    return qualities[index];
  }

  /** True when it does not tell the present. */
  public boolean isHistorical(int index) {
    return historical[index];
  }

  /** True when there is a value, a number or a text. */
  public boolean hasValue(int index) {
    return withoutNumber == null || !withoutNumber[index] || text(index) != null;
  }

  /** The number as in {@link Value#bits}, of the type of the birth; 0 for a text or no value. */
  public long bits(int index) {
    return bits[index];
  }

  /** The number as a double; NaN for a text, no value or one that is not good. */
  public double goodNumber(int index) {
    boolean isNumber = withoutNumber == null || !withoutNumber[index];
    return isNumber && qualities[index].isGood()
        ? Value.asDouble(type(index), bits[index])
        : Double.NaN;
  }

  /** The text; null for a number or no value. */
  public @Nullable String text(int index) {
    return texts == null ? null : texts[index];
  }

  /** Value, quality and time together. */
  public Sample sample(int index) {
    Value value = hasValue(index) ? new Value(type(index), bits[index], text(index)) : null;
    return new Sample(value, qualities[index], times[index]);
  }

  private ValueType type(int index) {
    DataType type = known(index).type();
    if (type == null) {
      throw new IllegalStateException("a value of a type that is not taken");
    }
    return type.valueType();
  }
}
