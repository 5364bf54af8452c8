package org.plantroom.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Samples of one tag as they were stored, in time order; equal times keep no particular order.
 *
 * <p>A tag whose type changed has samples of both types; each value tells its own. Immutable.
 */
public final class RawSeries {
  private final TagPath path;
  private final Columns columns;
  private final List<ValueType> types;
  private final boolean truncated;

  RawSeries(TagPath path, Columns columns, List<ValueType> types, boolean truncated) {
    this.path = path;
    this.columns = columns;
    this.types = types;
    this.truncated = truncated;
  }

  /** The tag. */
  public TagPath path() {
    return path;
  }

  /** The type the tag had last; null when the store does not know the tag. */
  public @Nullable ValueType type() {
    return types.isEmpty() ? null : types.getLast();
  }

  /** True when there are more samples than were asked for; the first ones are here. */
  public boolean truncated() {
    return truncated;
  }

  /** How many samples are here. */
  public int size() {
    return columns.size();
  }

  /** The source time of a sample in ms since 1970 UTC. */
  public long time(int index) {
    return columns.time(index);
  }

  /** All source times in ms since 1970 UTC, a copy. */
  public long[] times() {
    return columns.times();
  }

  /** The quality of a sample. */
  public Quality quality(int index) {
    return Quality.ofCode(columns.quality(index));
  }

  /** The value of a sample; null where there was none. */
  public @Nullable Value value(int index) {
    return columns.value(index);
  }

  /** The value of a sample as a double; NaN where there is none or it is a text. */
  public double number(int index) {
    Value value = value(index);
    return value == null ? Double.NaN : value.asDouble();
  }

  /** One sample whole. */
  public Sample sample(int index) {
    return new Sample(value(index), quality(index), time(index));
  }
}
