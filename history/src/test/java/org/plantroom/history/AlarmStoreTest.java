package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.Glob;
import org.plantroom.core.Time;

class AlarmStoreTest {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final int CHUNK = 100_000;

  private Path folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void statusesAndLinesOutliveTheStore() {
    try (History history = open()) {
      history.alarms().store(List.of(line(1, 100, "s/e/d/T")), Map.of("a", "old", "b", "other"));
      history.alarms().store(List.of(line(2, 90, "s/e/d/T")), Map.of("a", "new"));
    }
    try (History history = open()) {
      assertThat(history.alarms().statuses()).isEqualTo(Map.of("a", "new", "b", "other"));
      assertThat(history.alarms().lastNumber()).isEqualTo(2);
      assertThat(history.alarms().journal(all(10)))
          .containsExactly(line(1, 100, "s/e/d/T"), line(2, 90, "s/e/d/T"));
    }
  }

  @Test
  void storingAgainDoublesNothing() {
    try (History history = open()) {
      history.alarms().store(List.of(line(1, 1, "s/e"), line(2, 2, "s/e")), Map.of("a", "x"));
      history.alarms().store(List.of(line(2, 2, "s/e"), line(3, 3, "s/e")), Map.of("a", "x"));
      assertThat(history.alarms().journal(all(10)))
          .extracting(AlarmEntry::number)
          .containsExactly(3L, 2L, 1L);
      assertThat(history.alarms().statuses()).hasSize(1);
    }
  }

  @Test
  void pagesFollowEachOtherWithoutGapAlsoWithinOneMillisecond() {
    try (History history = open()) {
      List<AlarmEntry> lines =
          LongStream.rangeClosed(1, 25).mapToObj(n -> line(n, n / 10, "s/e/d/T")).toList();
      history.alarms().store(lines, Map.of());
      List<Long> seen = new ArrayList<>();
      AlarmQuestion.Cursor before = null;
      for (int page = 0; page < 4; page++) {
        for (AlarmEntry line : history.alarms().journal(ask("**", before, 7))) {
          seen.add(line.number());
          before = new AlarmQuestion.Cursor(line.time(), line.number());
        }
      }
      assertThat(seen)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, 25).map(n -> 26 - n).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"**", "s/**", "s/*", "s/e/*/T", "**/T", "s/e/d.1/**", "*/e/**", "s**T", "s/e+"})
  void globMeansTheSameAsElsewhere(String text) {
    List<String> paths =
        List.of("s/e", "s/e/d.1", "s/e/dx1/T", "s/e/d.1/T", "t/e/d/T", "s/e+", "see");
    Glob glob = Glob.of(text);
    try (History history = open()) {
      List<AlarmEntry> lines = new ArrayList<>();
      paths.forEach(path -> lines.add(line(lines.size() + 1, lines.size(), path)));
      history.alarms().store(lines, Map.of());
      assertThat(history.alarms().journal(ask(text, null, 100)))
          .extracting(AlarmEntry::path)
          .containsExactlyInAnyOrderElementsOf(paths.stream().filter(glob::matches).toList());
    }
  }

  /** ACCEPTANCE T5: filtered query of a journal of 10 million lines, p95 at most 500 ms. */
  @Test
  void filteredQueryOfALongJournalIsFast() {
    long rows = FULL ? 10_000_000 : 300_000;
    try (History history = open()) {
      for (long first = 0; first < rows; first += CHUNK) {
        history
            .alarms()
            .store(
                LongStream.range(first, first + CHUNK).mapToObj(AlarmStoreTest::flood).toList(),
                Map.of());
      }
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long begin = System.nanoTime();
        AlarmQuestion question =
            new AlarmQuestion(
                0,
                Long.MAX_VALUE,
                null,
                Glob.of("site-%d/**".formatted(4 * (i % 25) + 1)),
                "high",
                null,
                null,
                100);
        List<AlarmEntry> found = history.alarms().journal(question);
        millis.add((System.nanoTime() - begin) / 1_000_000);
        assertThat(found).hasSize(100).allMatch(line -> line.priority().equals("high"));
      }
      millis.sort(null);
      System.out.println("journal of " + rows + " lines, filtered query, ms: " + millis);
      assertThat(millis.get(37)).isLessThanOrEqualTo(500);
    }
  }

  private static AlarmEntry flood(long i) {
    String path = "site-%d/edge/device-%d/Tag%d".formatted(i % 100, i % 500, i % 20);
    String priority = List.of("critical", "high", "medium", "low").get((int) (i % 4));
    return new AlarmEntry(
        i,
        i * 100,
        i * 100,
        "id" + i % 10_000,
        path,
        "Alarm",
        priority,
        "raised",
        "s",
        "1",
        "",
        "",
        "");
  }

  private History open() {
    return History.open(folder, HistorySettings.defaults(), Time.system());
  }

  private static AlarmQuestion all(int limit) {
    return ask("**", null, limit);
  }

  private static AlarmQuestion ask(String match, AlarmQuestion.@Nullable Cursor before, int limit) {
    return new AlarmQuestion(0, Long.MAX_VALUE, null, Glob.of(match), null, null, before, limit);
  }

  private static AlarmEntry line(long number, long time, String path) {
    return new AlarmEntry(
        number, time, 5, "id", path, "Hot", "high", "raised", "unacknowledged", "61", "m", "", "");
  }
}
