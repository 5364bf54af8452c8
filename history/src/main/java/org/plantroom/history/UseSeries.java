package org.plantroom.history;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;

/**
 * What a counter counted in each period.
 *
 * @param path the counter
 * @param periods in time order
 * @param steps where its reading fell, in time order, {@value #MAX_STEPS} at most
 */
public record UseSeries(TagPath path, List<Use> periods, List<CounterStep> steps) {
  static final int MAX_STEPS = 1_000;

  /**
   * One period.
   *
   * @param from its first ms since 1970 UTC
   * @param to the first ms after it
   * @param use the difference of the readings that held at its end and its beginning, in the tag's
   *     unit, to the last digit; null when nothing is known of the whole period
   * @param usableMillis for how many ms of it the reading was known; what was counted meanwhile
   *     stands in the period in which the next reading came
   */
  public record Use(long from, long to, @Nullable BigDecimal use, long usableMillis) {}
}
