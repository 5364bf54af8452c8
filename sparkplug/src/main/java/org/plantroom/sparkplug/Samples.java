package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

/** Makes samples of metrics whose type is known. */
final class Samples {
  private Samples() {}

  /**
   * The sample a metric tells.
   *
   * @param timestamp stands in when the metric has no time of its own
   * @return without value and bad when the metric has a problem, a value that does not fit its
   *     type, or one that is not finite
   */
  static Sample of(Metric metric, DataType type, long timestamp) {
    long time = metric.timestamp() >= 0 ? metric.timestamp() : timestamp;
    Value value = metric.value();
    if (value == null) {
      return Sample.bad(withoutValue(metric), time);
    }
    Value typed = fitting(value, type);
    return typed == null
        ? Sample.bad(Quality.BAD_MALFORMED, time)
        : new Sample(typed, metric.quality(), time);
  }

  private static @Nullable Value fitting(Value value, DataType type) {
    Value typed = WireValue.as(value, type);
    return typed != null && typed.isFinite() ? typed : null;
  }

  private static Quality withoutValue(Metric metric) {
    if (metric.problem() != null) {
      return Quality.BAD_MALFORMED;
    }
    return metric.quality().isBad() ? metric.quality() : Quality.BAD_NO_VALUE;
  }
}
