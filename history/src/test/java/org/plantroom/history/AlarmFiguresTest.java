package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Glob;
import org.plantroom.core.Time;

/** ACCEPTANCE T5: the alarm figures match an independent count. */
class AlarmFiguresTest {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final int CHUNK = 100_000;
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;
  private static final String[] PRIORITIES = {"critical", "high", "medium", "low"};

  @Test
  void figuresAreThoseOfACountByHand(@TempDir Path folder) {
    long seed = System.nanoTime();
    List<AlarmEntry> lines = randomLives(new Random(seed));
    long from = DAY / 2;
    long to = 3 * DAY;
    try (History history = open(folder)) {
      history.alarms().store(lines, Map.of());
      AlarmFigures figures = history.alarms().figures(from, to, Glob.of("s/e/**"));
      List<AlarmEntry> span =
          lines.stream()
              .filter(line -> line.time() >= from && line.time() < to)
              .filter(line -> line.path().startsWith("s/e/"))
              .toList();
      assertThat(figures.perTenMinutes()).as("seed %d", seed).isEqualTo(perTenMinutes(span, from));
      assertThat(figures.perPriority()).as("seed %d", seed).isEqualTo(perPriority(span));
      assertThat(counts(figures.top())).as("seed %d", seed).isEqualTo(top(span));
      assertThat(figures.standing()).as("seed %d", seed).isEqualTo(standing(lines, to).size());
      assertThat(figures.stale().stream().map(AlarmFigures.Stale::since))
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              standing(lines, to).stream()
                  .filter(raised -> raised < to - DAY)
                  .sorted()
                  .limit(AlarmFigures.MOST)
                  .toList());
      assertThat(figures.acknowledging().count())
          .as("seed %d", seed)
          .isEqualTo(acknowledged(span).size());
      assertThat(figures.acknowledging().longest())
          .as("seed %d", seed)
          .isEqualTo(acknowledged(span).stream().mapToLong(Long::longValue).max().orElse(0));
    }
  }

  @Test
  void chatteringAndFleetingAreToldApart(@TempDir Path folder) {
    List<AlarmEntry> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      add(lines, "chatters", "raised", "unacknowledged", i * 10_000L);
      add(lines, "chatters", "cleared", "normal", i * 10_000L + 5_000);
    }
    add(lines, "flees", "raised", "unacknowledged", 1_000_000);
    add(lines, "flees", "cleared", "returned-unacknowledged", 1_000_000 + MINUTE);
    add(lines, "stays", "raised", "unacknowledged", 2_000_000);
    add(lines, "stays", "cleared", "returned-unacknowledged", 2_000_001 + MINUTE);
    try (History history = open(folder)) {
      history.alarms().store(lines, Map.of());
      AlarmFigures figures = history.alarms().figures(0, DAY, null);
      assertThat(counts(figures.chattering())).isEqualTo(Map.of("chatters", 1L));
      assertThat(counts(figures.fleeting())).isEqualTo(Map.of("chatters", 3L, "flees", 1L));
    }
  }

  @Test
  void whatWasHiddenOrToldLateAskedNobody(@TempDir Path folder) {
    List<AlarmEntry> lines = new ArrayList<>();
    add(lines, "hidden", "raised", "suppressed", 1_000);
    add(lines, "hidden", "unsuppressed", "unacknowledged", 2_000);
    lines.add(line(3, "late", "raised", "unacknowledged", 3_000, "told late"));
    try (History history = open(folder)) {
      history.alarms().store(lines, Map.of());
      AlarmFigures figures = history.alarms().figures(0, DAY, null);
      assertThat(figures.perTenMinutes()).isEqualTo(Map.of(0L, 1L));
      assertThat(counts(figures.top())).isEqualTo(Map.of("hidden", 1L));
    }
  }

  @Test
  void figuresOfALongJournalComeInTime(@TempDir Path folder) {
    long rows = FULL ? 10_000_000 : 300_000;
    try (History history = open(folder)) {
      for (long first = 0; first < rows; first += CHUNK) {
        history
            .alarms()
            .store(
                LongStream.range(first, first + CHUNK).mapToObj(AlarmFiguresTest::flood).toList(),
                Map.of());
      }
      long begin = System.nanoTime();
      AlarmFigures figures = history.alarms().figures(0, rows * 100 + 1, null);
      long millis = (System.nanoTime() - begin) / 1_000_000;
      System.out.println("figures of " + rows + " lines, ms: " + millis);
      assertThat(figures.perPriority().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(rows / 2);
      assertThat(millis).isLessThanOrEqualTo(20_000);
    }
  }

  private static AlarmEntry flood(long i) {
    boolean isRaise = i / 10_000 % 2 == 0;
    return new AlarmEntry(
        i,
        i * 100,
        i * 100,
        "id" + i % 10_000,
        "s/e/d%d/T".formatted(i % 500),
        "A",
        PRIORITIES[(int) (i % 4)],
        isRaise ? "raised" : "cleared",
        isRaise ? "unacknowledged" : "returned-unacknowledged",
        "1",
        "Message",
        "",
        "");
  }

  /** Lives of 30 alarms over four days, each raised, perhaps acknowledged, and cleared in turn. */
  private static List<AlarmEntry> randomLives(Random random) {
    List<AlarmEntry> lines = new ArrayList<>();
    for (int alarm = 0; alarm < 30; alarm++) {
      String id = "%s%02d".formatted(alarm % 5 == 0 ? "other" : "a", alarm);
      long time = random.nextInt(40_000_000);
      while (time < 4 * DAY) {
        add(lines, id, "raised", "unacknowledged", time);
        time += 1 + random.nextInt(random.nextBoolean() ? 50_000 : 50_000_000);
        boolean isAcknowledged = random.nextBoolean();
        if (isAcknowledged) {
          add(lines, id, "acknowledged", "acknowledged", time);
          time += 1 + random.nextInt(10_000_000);
        }
        add(lines, id, "cleared", isAcknowledged ? "normal" : "returned-unacknowledged", time);
        time += 1 + random.nextInt(20_000_000);
      }
    }
    lines.sort(Comparator.comparingLong(AlarmEntry::time));
    List<AlarmEntry> numbered = new ArrayList<>();
    for (AlarmEntry line : lines) {
      numbered.add(
          line(numbered.size() + 1, line.id(), line.event(), line.state(), line.time(), ""));
    }
    return numbered;
  }

  private static boolean isTold(AlarmEntry line) {
    return line.event().equals("raised") && line.state().equals("unacknowledged");
  }

  private static SortedMap<Long, Long> perTenMinutes(List<AlarmEntry> span, long from) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    span.stream()
        .filter(AlarmFiguresTest::isTold)
        .forEach(line -> counts.merge(line.time() - (line.time() - from) % 600_000, 1L, Long::sum));
    return counts;
  }

  private static SortedMap<String, Long> perPriority(List<AlarmEntry> span) {
    SortedMap<String, Long> counts = new TreeMap<>();
    span.stream()
        .filter(AlarmFiguresTest::isTold)
        .forEach(line -> counts.merge(line.priority(), 1L, Long::sum));
    return counts;
  }

  private static Map<String, Long> top(List<AlarmEntry> span) {
    Map<String, Long> counts = new TreeMap<>();
    span.stream()
        .filter(AlarmFiguresTest::isTold)
        .forEach(line -> counts.merge(line.id(), 1L, Long::sum));
    Map<String, Long> top = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(AlarmFigures.MOST)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    return top;
  }

  /** When those were raised that stand at a time. */
  private static List<Long> standing(List<AlarmEntry> lines, long to) {
    Map<String, Long> raised = new TreeMap<>();
    for (AlarmEntry line : lines) {
      if (line.time() < to && line.path().startsWith("s/e/")) {
        if (line.event().equals("raised")) {
          raised.put(line.id(), line.time());
        } else if (line.event().equals("cleared")) {
          raised.remove(line.id());
        }
      }
    }
    return List.copyOf(raised.values());
  }

  private static List<Long> acknowledged(List<AlarmEntry> span) {
    Map<String, Long> raised = new TreeMap<>();
    List<Long> took = new ArrayList<>();
    for (AlarmEntry line : span) {
      if (isTold(line)) {
        raised.put(line.id(), line.time());
      } else if (line.event().equals("acknowledged") && raised.containsKey(line.id())) {
        took.add(line.time() - raised.remove(line.id()));
      }
    }
    return took;
  }

  private static Map<String, Long> counts(List<AlarmFigures.Counted> alarms) {
    Map<String, Long> counts = new LinkedHashMap<>();
    alarms.forEach(alarm -> counts.put(alarm.id(), alarm.count()));
    return counts;
  }

  private static void add(
      List<AlarmEntry> lines, String id, String event, String state, long time) {
    lines.add(line(lines.size() + 1, id, event, state, time, ""));
  }

  private static AlarmEntry line(
      long number, String id, String event, String state, long time, String reason) {
    String path = (id.startsWith("other") ? "t/e/d/" : "s/e/d/") + id;
    String priority = PRIORITIES[Math.floorMod(id.hashCode(), 4)];
    return new AlarmEntry(
        number, time, time, id, path, id, priority, event, state, "1", "M", "", reason);
  }

  private static History open(Path folder) {
    return History.open(folder, HistorySettings.defaults(), Time.system());
  }
}
