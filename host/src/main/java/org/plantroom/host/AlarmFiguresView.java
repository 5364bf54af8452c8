package org.plantroom.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plantroom.alarms.AlarmLoad;
import org.plantroom.core.AlarmPriority;
import org.plantroom.history.AlarmFigures;

/**
 * The alarm figures of a span as the API shows them; times are RFC 3339 UTC, durations
 * milliseconds.
 *
 * @param positions operators who share the alarms
 * @param load what they were asked, each of them
 * @param barMillis how long each bar is
 * @param bars annunciations of each bar, without the quiet ones
 * @param priorities annunciations by priority, beside the shares that ISA-18.2 advises
 * @param top the alarms annunciated most often
 * @param chattering annunciated three times within a minute
 * @param fleeting over within a minute
 * @param standing how many conditions held at the end
 * @param stale those that had held for more than a day
 * @param acknowledging how long it took
 */
record AlarmFiguresView(
    String from,
    String to,
    int positions,
    LoadView load,
    long barMillis,
    List<Bar> bars,
    List<Share> priorities,
    List<AlarmFigures.Counted> top,
    List<AlarmFigures.Counted> chattering,
    List<AlarmFigures.Counted> fleeting,
    long standing,
    List<StaleView> stale,
    AlarmFigures.Acknowledging acknowledging) {
  private static final int MOST_BARS = 400;

  /** The load without its floods' inner form. */
  record LoadView(
      long annunciated,
      double perHour,
      double perTenMinutes,
      double peak,
      double shareInFlood,
      List<FloodView> floods) {}

  /** One flood. */
  record FloodView(String from, String to, long annunciated) {}

  /** Annunciations from a time on. */
  record Bar(String time, long count) {}

  /**
   * Annunciations of a priority.
   *
   * @param share part of all, 0 to 1
   * @param goal the part ISA-18.2 advises
   */
  record Share(String priority, long count, double share, double goal) {}

  /** An alarm that stands for long. */
  record StaleView(
      String id, String path, String name, String priority, String message, String since) {}

  static AlarmFiguresView of(long from, long to, int positions, AlarmFigures figures) {
    long bar = barMillis(to - from);
    return new AlarmFiguresView(
        Json.time(from),
        Json.time(to),
        positions,
        view(AlarmLoad.of(from, to, figures.perTenMinutes(), positions)),
        bar,
        bars(from, bar, figures.perTenMinutes()),
        shares(figures.perPriority()),
        figures.top(),
        figures.chattering(),
        figures.fleeting(),
        figures.standing(),
        figures.stale().stream().map(AlarmFiguresView::view).toList(),
        figures.acknowledging());
  }

  private static LoadView view(AlarmLoad load) {
    return new LoadView(
        load.annunciated(),
        load.perHour(),
        load.perTenMinutes(),
        load.peak(),
        load.shareInFlood(),
        load.floods().stream()
            .map(f -> new FloodView(Json.time(f.from()), Json.time(f.to()), f.annunciated()))
            .toList());
  }

  private static StaleView view(AlarmFigures.Stale stale) {
    return new StaleView(
        stale.id(),
        stale.path(),
        stale.name(),
        stale.priority(),
        stale.message(),
        Json.time(stale.since()));
  }

  /** Ten minutes, an hour or days: as short as leaves a picture readable. */
  private static long barMillis(long span) {
    for (Duration length : List.of(AlarmLoad.STEP, Duration.ofHours(1), Duration.ofHours(6))) {
      if (span <= length.toMillis() * MOST_BARS) {
        return length.toMillis();
      }
    }
    return Duration.ofDays(1).toMillis();
  }

  private static List<Bar> bars(long from, long length, SortedMap<Long, Long> perTenMinutes) {
    SortedMap<Long, Long> bars = new TreeMap<>();
    perTenMinutes.forEach(
        (time, count) -> bars.merge(time - (time - from) % length, count, Long::sum));
    List<Bar> views = new ArrayList<>();
    bars.forEach((time, count) -> views.add(new Bar(Json.time(time), count)));
    return views;
  }

  /** What ISA-18.2 advises: 5 % of the highest, 15 % medium, 80 % low. */
  private static List<Share> shares(Map<String, Long> perPriority) {
    long all = perPriority.values().stream().mapToLong(Long::longValue).sum();
    List<Share> shares = new ArrayList<>();
    for (AlarmPriority priority : AlarmPriority.values()) {
      long count = perPriority.getOrDefault(priority.label(), 0L);
      double goal =
          switch (priority) {
            case CRITICAL -> 0.01;
            case HIGH -> 0.04;
            case MEDIUM -> 0.15;
            case LOW -> 0.80;
          };
      shares.add(new Share(priority.label(), count, all == 0 ? 0 : (double) count / all, goal));
    }
    return shares;
  }
}
