package org.plantroom.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/** One bucket of a trend worked out the slow way, from the definition. */
record NaiveTrend(
    double min, double max, double first, double last, double mean, long count, long usableMillis) {
  /**
   * Works it out.
   *
   * @param samples of one tag in time order, no two at the same time
   */
  static NaiveTrend of(List<Sample> samples, long from, long end, long now) {
    List<Sample> states = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    Sample before = null;
    for (Sample sample : samples) {
      if (sample.sourceTime() < from) {
        before = sample;
      } else if (sample.sourceTime() < end) {
        states.add(sample);
        starts.add(sample.sourceTime());
      }
    }
    long count = states.size();
    if (before != null && from < now && (starts.isEmpty() || starts.getFirst() > from)) {
      states.addFirst(before);
      starts.addFirst(from);
    }
    return of(states, starts, Math.min(end, now), count);
  }

  private static NaiveTrend of(List<Sample> states, List<Long> starts, long until, long count) {
    List<Double> numbers = new ArrayList<>();
    double integral = 0;
    long usable = 0;
    for (int i = 0; i < states.size(); i++) {
      Double number = number(states.get(i));
      if (number != null) {
        long next = i + 1 < starts.size() ? starts.get(i + 1) : until;
        long held = Math.max(0, next - starts.get(i));
        numbers.add(number);
        integral += number * held;
        usable += held;
      }
    }
    return of(numbers, integral, usable, count);
  }

  private static NaiveTrend of(List<Double> numbers, double integral, long usable, long count) {
    if (numbers.isEmpty()) {
      return new NaiveTrend(
          Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, count, usable);
    }
    return new NaiveTrend(
        numbers.stream().mapToDouble(d -> d).min().orElseThrow(),
        numbers.stream().mapToDouble(d -> d).max().orElseThrow(),
        numbers.getFirst(),
        numbers.getLast(),
        usable == 0 ? numbers.getLast() : integral / usable,
        count,
        usable);
  }

  private static @Nullable Double number(Sample sample) {
    return sample.quality().isBad() ? null : Objects.requireNonNull(sample.value()).asDouble();
  }
}
