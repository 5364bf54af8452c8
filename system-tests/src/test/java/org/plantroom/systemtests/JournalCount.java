package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;

/**
 * The alarm figures once more, counted from the journal's own lines by another program than the
 * host's, and what must hold between those lines.
 */
final class JournalCount {
  private static final long STEP = Duration.ofMinutes(10).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int FLOOD = 10;
  private static final int MOST = 10;
  private static final Set<String> TOLD =
      Set.of("raised", "raised-again", "unshelved", "unsuppressed", "returned-to-service");

  /** One line of the journal; times are milliseconds since 1970 UTC. */
  private record Line(
      String id,
      long time,
      long written,
      String event,
      String state,
      String reason,
      String priority) {
    static Line of(JsonNode json) {
      return new Line(
          json.path("id").asText(),
          millis(json, "time"),
          millis(json, "hostTime"),
          json.path("event").asText(),
          json.path("state").asText(),
          json.path("reason").asText(),
          json.path("priority").asText());
    }

    private static long millis(JsonNode json, String key) {
      return Instant.parse(json.path(key).asText()).toEpochMilli();
    }

    boolean isTold() {
      return state.equals("unacknowledged") && !reason.equals("told late") && TOLD.contains(event);
    }

    boolean isRaise() {
      return event.equals("raised") || event.equals("raised-again");
    }
  }

  private final List<Line> lines;
  private final Map<String, List<Line>> byAlarm = new TreeMap<>();

  /**
   * Takes a journal.
   *
   * @param journal all lines, the latest first
   */
  JournalCount(List<JsonNode> journal) {
    lines =
        journal.reversed().stream()
            .map(Line::of)
            .sorted(Comparator.comparingLong(Line::written))
            .toList();
    lines.forEach(line -> byAlarm.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line));
  }

  /**
   * Checks every pair of a raise and its clear.
   *
   * @return how many there were
   */
  int checkPairs() {
    int pairs = 0;
    for (List<Line> alarm : byAlarm.values()) {
      Line raise = null;
      for (Line line : alarm) {
        raise = line.isRaise() ? line : raise;
        if (line.event().equals("cleared")) {
          if (raise == null) {
            throw new AssertionError("nothing was raised that this clears: " + line);
          }
          assertThat(raise.time()).as("%s before %s", raise, line).isLessThanOrEqualTo(line.time());
          pairs++;
        }
      }
    }
    return pairs;
  }

  /** Compares all that the host tells of a span, in one position, with a count of the lines. */
  void compare(JsonNode figures, long from, long to) {
    List<Line> told =
        lines.stream().filter(Line::isTold).filter(l -> l.time() >= from && l.time() < to).toList();
    compareLoad(figures.path("load"), told, from, to);
    comparePriorities(figures.path("priorities"), told);
    Map<String, Long> perAlarm = new HashMap<>();
    told.forEach(line -> perAlarm.merge(line.id(), 1L, Long::sum));
    assertThat(counts(figures.path("top"))).as("top ten").isEqualTo(most(perAlarm));
    assertThat(counts(figures.path("chattering")))
        .as("chattering")
        .isEqualTo(most(chattering(told)));
    assertThat(counts(figures.path("fleeting"))).as("fleeting").isEqualTo(most(fleeting(from, to)));
    compareStanding(figures, to);
  }

  private static void compareLoad(JsonNode load, List<Line> told, long from, long to) {
    long[] steps = new long[(int) ((to - from + STEP - 1) / STEP)];
    told.forEach(line -> steps[(int) ((line.time() - from) / STEP)]++);
    long all = 0;
    long peak = 0;
    long flooded = 0;
    int floods = 0;
    for (int i = 0; i < steps.length; i++) {
      all += steps[i];
      peak = Math.max(peak, steps[i]);
      boolean isFlood = steps[i] >= FLOOD;
      flooded += isFlood ? 1 : 0;
      floods += isFlood && (i == 0 || steps[i - 1] < FLOOD) ? 1 : 0;
    }
    double hours = (to - from) / 3_600_000.0;
    assertThat(load.path("annunciated").asLong()).as("annunciated").isEqualTo(all);
    assertThat(load.path("perHour").asDouble()).as("an hour").isCloseTo(all / hours, within());
    assertThat(load.path("perTenMinutes").asDouble()).isCloseTo(all / hours / 6, within());
    assertThat(load.path("peak").asLong()).as("peak").isEqualTo(peak);
    assertThat(load.path("floods")).as("floods").hasSize(floods);
    assertThat(load.path("shareInFlood").asDouble())
        .as("share in flood")
        .isCloseTo((double) flooded * STEP / (to - from), within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  private static void comparePriorities(JsonNode priorities, List<Line> told) {
    Map<String, Long> counted = new HashMap<>();
    told.forEach(line -> counted.merge(line.priority(), 1L, Long::sum));
    long sum = 0;
    for (JsonNode one : priorities) {
      long count = one.path("count").asLong();
      sum += count;
      double share = told.isEmpty() ? 0 : (double) count / told.size();
      assertThat(one.path("share").asDouble()).as("%s", one).isCloseTo(share, within());
    }
    assertThat(sum).as("annunciations of all priorities").isEqualTo(told.size());
    assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(sum);
  }

  /** Annunciations that were the third within a minute. */
  private static Map<String, Long> chattering(List<Line> told) {
    Map<String, List<Long>> times = new HashMap<>();
    told.forEach(l -> times.computeIfAbsent(l.id(), id -> new ArrayList<>()).add(l.time()));
    Map<String, Long> found = new HashMap<>();
    times.forEach(
        (id, all) -> {
          all.sort(null);
          for (int i = 2; i < all.size(); i++) {
            if (all.get(i) - all.get(i - 2) <= MINUTE) {
              found.merge(id, 1L, Long::sum);
            }
          }
        });
    return found;
  }

  /** Annunciated raises that were over within a minute. */
  private Map<String, Long> fleeting(long from, long to) {
    Map<String, Long> found = new HashMap<>();
    byAlarm.forEach(
        (id, all) -> {
          List<Line> turns =
              all.stream()
                  .filter(l -> l.time() >= from && l.time() < to)
                  .filter(l -> l.isRaise() || l.event().equals("cleared"))
                  .toList();
          for (int i = 1; i < turns.size(); i++) {
            Line raise = turns.get(i - 1);
            Line after = turns.get(i);
            boolean isOver =
                after.event().equals("cleared") && after.time() - raise.time() <= MINUTE;
            if (raise.isTold() && raise.isRaise() && isOver) {
              found.merge(id, 1L, Long::sum);
            }
          }
        });
    return found;
  }

  private void compareStanding(JsonNode figures, long to) {
    long standing = 0;
    List<String> stale = new ArrayList<>();
    for (Map.Entry<String, List<Line>> alarm : byAlarm.entrySet()) {
      List<Line> before = alarm.getValue().stream().filter(l -> l.time() < to).toList();
      if (before.isEmpty() || !before.getLast().state().matches("(un)?acknowledged")) {
        continue;
      }
      standing++;
      long raised = before.stream().filter(Line::isRaise).mapToLong(Line::time).max().orElse(to);
      if (raised < to - DAY) {
        stale.add("%020d %s".formatted(raised, alarm.getKey()));
      }
    }
    assertThat(figures.path("standing").asLong()).as("standing").isEqualTo(standing);
    List<String> told = new ArrayList<>();
    for (JsonNode one : figures.path("stale")) {
      long since = Instant.parse(one.path("since").asText()).toEpochMilli();
      told.add("%020d %s".formatted(since, one.path("id").asText()));
    }
    assertThat(told).as("stale").isEqualTo(stale.stream().sorted().limit(told.size()).toList());
    assertThat(told).hasSize(Math.min(stale.size(), Math.max(told.size(), MOST)));
  }

  private static List<String> counts(JsonNode list) {
    List<String> counts = new ArrayList<>();
    list.forEach(one -> counts.add(one.path("count").asLong() + " " + one.path("id").asText()));
    return counts;
  }

  /** The most frequent first, of equal ones the first id. */
  private static List<String> most(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .map(one -> one.getValue() + " " + one.getKey())
        .toList();
  }
}
