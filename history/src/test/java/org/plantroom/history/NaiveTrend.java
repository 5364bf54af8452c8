package org.plantroom.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/** One bucket of a trend worked out the slow way, from the definition. */
record NaiveTrend(
    double min,
    double max,
    double first,
    double last,
    double mean,
    double timeWeightedMean,
    long count,
    long usableMillis) {
  /**
   * Works it out.
   *
   * @param samples of one tag in time order, no two at the same time
   */
  static NaiveTrend of(List<Sample> samples, long from, long end, long now) {
    List<Sample> inside =
        samples.stream().filter(s -> s.sourceTime() >= from && s.sourceTime() < end).toList();
    List<Sample> states = new ArrayList<>(inside);
    List<Long> starts = new ArrayList<>(inside.stream().map(Sample::sourceTime).toList());
    Sample before = samples.stream().filter(s -> s.sourceTime() < from).reduce(null, (a, b) -> b);
    if (before != null && from < now && (starts.isEmpty() || starts.getFirst() > from)) {
      states.addFirst(before);
      starts.addFirst(from);
    }
    return of(states, starts, Math.min(end, now), inside);
  }

  private static NaiveTrend of(
      List<Sample> states, List<Long> starts, long until, List<Sample> inside) {
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
    return of(numbers, integral, usable, inside);
  }

  private static NaiveTrend of(
      List<Double> numbers, double integral, long usable, List<Sample> inside) {
    double last = numbers.isEmpty() ? Double.NaN : numbers.getLast();
    return new NaiveTrend(
        numbers.stream().mapToDouble(d -> d).min().orElse(Double.NaN),
        numbers.stream().mapToDouble(d -> d).max().orElse(Double.NaN),
        numbers.isEmpty() ? Double.NaN : numbers.getFirst(),
        last,
        inside.stream()
            .map(NaiveTrend::number)
            .filter(Objects::nonNull)
            .mapToDouble(d -> d)
            .average()
            .orElse(last),
        usable == 0 ? last : integral / usable,
        inside.size(),
        usable);
  }

  private static @Nullable Double number(Sample sample) {
    return sample.quality().isBad() ? null : Objects.requireNonNull(sample.value()).asDouble();
  }
}
