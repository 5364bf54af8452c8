package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.history.CommandEntry;
import org.plantroom.history.CommandQuestion;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import org.plantroom.testkit.ManualTime;

/** Commands that have ended, and a store that refuses them for a while. */
final class CommandKeepingTest {
  private static final int MOST_WAITING = 25_000;

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final List<Integer> tries = new ArrayList<>();
  private final CommandKeeping keeping = new CommandKeeping(this::store, time);
  private History whole;
  private History closed;
  private int worksFor = Integer.MAX_VALUE;
  private int failsFor;

  @BeforeEach
  void open(@TempDir Path folder) {
    whole = History.open(folder.resolve("whole"), HistorySettings.defaults(), time);
    closed = History.open(folder.resolve("closed"), HistorySettings.defaults(), time);
    closed.close();
  }

  @AfterEach
  void close() {
    whole.close();
  }

  private void store(List<CommandEntry> some) {
    tries.add(some.size());
    boolean works = worksFor > 0 || failsFor <= 0;
    if (worksFor > 0) {
      worksFor--;
    } else {
      failsFor--;
    }
    (works ? whole : closed).commands().store(some);
  }

  private static CommandView command(int number) {
    CommandView.StepView step = new CommandView.StepView("confirmed", Json.time(number), "");
    return new CommandView(
        "id-%05d".formatted(number),
        Plant.FLOW,
        "confirmed",
        "anna",
        null,
        1,
        1,
        Json.time(number),
        Json.time(number),
        "",
        false,
        false,
        null,
        null,
        null,
        "",
        List.of(step));
  }

  private void take(int from, int to) {
    IntStream.range(from, to).mapToObj(CommandKeepingTest::command).forEach(keeping);
  }

  private List<String> stored() {
    return whole
        .commands()
        .read(new CommandQuestion(Long.MAX_VALUE, null, null, null, MOST_WAITING * 2))
        .reversed()
        .stream()
        .map(CommandEntry::id)
        .toList();
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj("id-%05d"::formatted).toList();
  }

  @Test
  void commandsWaitThroughFailuresAndAreStoredInTheEndOnce() {
    worksFor = 0;
    failsFor = 3;
    take(0, 3);
    for (int failure = 1; failure <= 3; failure++) {
      keeping.tick();
      assertThat(tries).as("tries").hasSize(failure);
      time.advance(Duration.ofMillis(999));
      keeping.tick();
      assertThat(tries).as("no try before a second is over").hasSize(failure);
      assertThat(keeping.waiting()).extracting(CommandView::id).isEqualTo(ids(0, 3));
      time.advance(Duration.ofMillis(1));
    }
    keeping.tick();
    assertThat(keeping.waiting()).isEmpty();
    assertThat(stored()).isEqualTo(ids(0, 3));
    assertThat(keeping.lost()).isZero();
    take(3, 4);
    keeping.tick();
    assertThat(stored()).isEqualTo(ids(0, 4));
  }

  @Test
  void whatIsStoredBeforeAFailureIsNotStoredAgain() {
    worksFor = 2;
    failsFor = 1;
    take(0, 2_500);
    keeping.tick();
    assertThat(tries).containsExactly(1_000, 1_000, 500);
    assertThat(keeping.waiting()).extracting(CommandView::id).isEqualTo(ids(2_000, 2_500));
    time.advance(Duration.ofSeconds(1));
    keeping.tick();
    assertThat(tries).containsExactly(1_000, 1_000, 500, 500);
    assertThat(stored()).isEqualTo(ids(0, 2_500));
  }

  @Test
  void ofTooManyTheOldestGiveWayAndAreCounted() {
    take(0, MOST_WAITING + 7);
    assertThat(keeping.lost()).isEqualTo(7);
    assertThat(keeping.waiting().getFirst().id()).isEqualTo("id-00007");
    keeping.tick();
    assertThat(stored()).isEqualTo(ids(7, MOST_WAITING + 7));
  }

  @Test
  void endTriesOnceMoreThoughTheNextTryIsNotDue() {
    worksFor = 0;
    failsFor = 1;
    take(0, 1);
    keeping.tick();
    assertThat(stored()).isEmpty();
    keeping.close();
    assertThat(stored()).isEqualTo(ids(0, 1));
  }
}
