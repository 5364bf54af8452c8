package org.plantroom.host;

import java.util.List;
import org.plantroom.core.AlarmCondition;

/**
 * The numbers of a tag that leave all its alarms clear, when they are clear: what most values of a
 * well plant are, told by two comparisons.
 *
 * @param low lowest of them
 * @param high greatest of them
 */
record CalmRange(double low, double high) {
  /** Any number is calm. */
  static final CalmRange EVERYTHING =
      new CalmRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** No number is, so that every sample is looked at. */
  static final CalmRange NOTHING =
      new CalmRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** The range that leaves all of these clear; nothing when one does not judge by size. */
  static CalmRange of(List<AlarmCondition> conditions) {
    CalmRange range = EVERYTHING;
    for (AlarmCondition condition : conditions) {
      range =
          switch (condition) {
            case AlarmCondition.High(double limit, double _) ->
                new CalmRange(range.low, Math.min(range.high, limit));
            case AlarmCondition.Low(double limit, double _) ->
                new CalmRange(Math.max(range.low, limit), range.high);
            case AlarmCondition.Deviation _,
                AlarmCondition.Rate _,
                AlarmCondition.Is _,
                AlarmCondition.IsNot _,
                AlarmCondition.Stale _,
                AlarmCondition.Formula _ ->
                NOTHING;
          };
    }
    return range;
  }

  /** True for a number that leaves all clear; never for NaN. */
  boolean contains(double number) {
    return number >= low && number <= high;
  }
}
