package org.plantroom.alarms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How much alarms asked of operators in a span (ANSI/ISA-18.2-2016, performance metrics; EEMUA
 * 191). A flood is a run of ten minutes with ten annunciations or more a position.
 *
 * @param annunciated in the whole span
 * @param perHour annunciations an hour and position, on average
 * @param perTenMinutes annunciations in ten minutes and position, on average
 * @param peak the most annunciations a position had in ten minutes
 * @param shareInFlood the part of the span that was flood, 0 to 1
 * @param floods each flood, the first first
 */
public record AlarmLoad(
    long annunciated,
    double perHour,
    double perTenMinutes,
    double peak,
    double shareInFlood,
    List<Flood> floods) {
  /** The time annunciations are counted by. */
  public static final Duration STEP = Duration.ofMinutes(10);

  /** So many annunciations in ten minutes and position are a flood. */
  public static final int FLOOD = 10;

  /**
   * A flood.
   *
   * @param from its start, milliseconds since 1970 UTC
   * @param to its end
   * @param annunciated of all positions
   */
  public record Flood(long from, long to, long annunciated) {}

  /**
   * The load of a span.
   *
   * @param from its start, milliseconds since 1970 UTC
   * @param to its end, after the start
   * @param counts annunciations of each ten minutes by their start; quiet ones may be left out
   * @param positions operators who share the alarms, 1 or more
   */
  public static AlarmLoad of(long from, long to, SortedMap<Long, Long> counts, int positions) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    double steps = (double) (to - from) / STEP.toMillis();
    List<Flood> floods = floods(counts, (long) FLOOD * positions, to);
    long flooded = floods.stream().mapToLong(flood -> flood.to() - flood.from()).sum();
    return new AlarmLoad(
        all,
        all / steps / positions * Duration.ofHours(1).dividedBy(STEP),
        all / steps / positions,
        (double) most / positions,
        (double) flooded / (to - from),
        floods);
  }

  private static List<Flood> floods(SortedMap<Long, Long> counts, long limit, long end) {
    List<Flood> floods = new ArrayList<>();
    for (Map.Entry<Long, Long> count : counts.entrySet()) {
      if (count.getValue() < limit) {
        continue;
      }
      long from = count.getKey();
      long to = Math.min(end, from + STEP.toMillis());
      Flood last = floods.isEmpty() ? null : floods.getLast();
      if (last != null && last.to() == from) {
        floods.set(
            floods.size() - 1, new Flood(last.from(), to, last.annunciated() + count.getValue()));
      } else {
        floods.add(new Flood(from, to, count.getValue()));
      }
    }
    return List.copyOf(floods);
  }
}
