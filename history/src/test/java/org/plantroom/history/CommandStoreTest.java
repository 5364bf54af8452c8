package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Glob;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

class CommandStoreTest {
  private static final String PUMP = "north/e1/pump/Flow";
  private static final String FAN = "south/e1/fan/Speed";

  private Path folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = temporary;
  }

  private static CommandEntry entry(long n, String tag, long begun) {
    return new CommandEntry(
        "id-%03d".formatted(n), tag, begun, begun + 5, "{\"n\":%d}".formatted(n));
  }

  private static CommandQuestion until(long until) {
    return new CommandQuestion(until, null, null, null, 100);
  }

  private static List<String> ids(History history, CommandQuestion question) {
    return history.commands().read(question).stream().map(CommandEntry::id).toList();
  }

  @Test
  void commandsOutliveTheStoreAndTheLatestComesFirst() {
    try (History history = Stores.open(folder)) {
      history.commands().store(List.of(entry(1, PUMP, 100), entry(2, PUMP, 200)));
    }
    try (History history = Stores.open(folder)) {
      assertThat(history.commands().read(until(200)))
          .containsExactly(entry(2, PUMP, 200), entry(1, PUMP, 100));
      assertThat(ids(history, until(199))).containsExactly("id-001");
      assertThat(ids(history, until(99))).isEmpty();
    }
  }

  @Test
  void storingAgainReplaces() {
    try (History history = Stores.open(folder)) {
      history.commands().store(List.of(entry(1, PUMP, 100), entry(2, PUMP, 100)));
      CommandEntry corrected = new CommandEntry("id-001", PUMP, 100, 300, "{}");
      history.commands().store(List.of(entry(1, PUMP, 100), corrected));
      assertThat(history.commands().read(until(200)))
          .containsExactly(entry(2, PUMP, 100), corrected);
    }
  }

  @Test
  void sitesAndGlobsNarrow() {
    try (History history = Stores.open(folder)) {
      history.commands().store(List.of(entry(1, PUMP, 1), entry(2, FAN, 2)));
      assertThat(ids(history, new CommandQuestion(9, Set.of("south"), null, null, 9)))
          .containsExactly("id-002");
      assertThat(ids(history, new CommandQuestion(9, null, Glob.of("*/e1/pump/**"), null, 9)))
          .containsExactly("id-001");
      assertThat(ids(history, new CommandQuestion(9, Set.of(), null, null, 9))).isEmpty();
    }
  }

  @Test
  void pagesFollowEachOtherWithoutGapAlsoWithinOneMillisecond() {
    try (History history = Stores.open(folder)) {
      List<CommandEntry> all =
          LongStream.range(0, 25).mapToObj(n -> entry(n, PUMP, n / 10)).toList();
      history.commands().store(all);
      List<CommandEntry> seen = new ArrayList<>();
      CommandQuestion.@Nullable Cursor before = null;
      for (int page = 0; page < 4; page++) {
        seen.addAll(history.commands().read(new CommandQuestion(9, null, null, before, 7)));
        before = new CommandQuestion.Cursor(seen.getLast().begun(), seen.getLast().id());
      }
      assertThat(seen).containsExactlyElementsOf(all.reversed());
    }
  }

  @Test
  void commandsGoWithTheSamplesOfTheirTags() {
    try (History history = Stores.open(folder)) {
      long old = Stores.DAY;
      history.commands().store(List.of(entry(1, PUMP, old), entry(2, FAN, old)));
      history.commands().store(List.of(entry(3, PUMP, old + Duration.ofDays(2).toMillis() - 10)));
      history.prune(
          tag -> tag.site().equals("north") ? Optional.of(Duration.ofDays(1)) : Optional.empty());
      assertThat(ids(history, until(Long.MAX_VALUE))).containsExactly("id-003", "id-002");
      assertThat(history.commands().madeRoom()).isZero();
    }
  }

  @Test
  void ofTooManyTheOldestMakeRoom() throws Exception {
    try (Database database = Database.open(folder, Stores.small(), List.of());
        Database.Session session = database.session()) {
      Questions questions = questions(database);
      CommandStore store = CommandStore.open(database, session.connection(), questions, 10);
      store.store(LongStream.range(0, 25).mapToObj(n -> entry(n, PUMP, n)).toList());
      store.prune(0, tag -> Optional.empty());
      assertThat(store.read(until(100)))
          .extracting(CommandEntry::begun)
          .containsExactlyElementsOf(LongStream.range(0, 10).map(n -> 24 - n).boxed().toList());
      assertThat(store.madeRoom()).isEqualTo(15);
    }
  }

  @Test
  void deletionLooksOnceADay() throws Exception {
    try (Database database = Database.open(folder, Stores.small(), List.of());
        Database.Session session = database.session()) {
      CommandStore store =
          CommandStore.open(database, session.connection(), questions(database), 10);
      long now = Stores.DAY + 1;
      store.store(List.of(entry(1, PUMP, 1)));
      store.prune(now, tag -> Optional.of(Duration.ofDays(1)));
      assertThat(store.read(until(100))).isEmpty();
      store.store(List.of(entry(2, PUMP, 2)));
      long lastOfDay = Stores.DAY + Duration.ofDays(1).toMillis() - 1;
      store.prune(lastOfDay, tag -> Optional.of(Duration.ofDays(1)));
      assertThat(store.read(until(100))).hasSize(1);
      store.prune(lastOfDay + 1, tag -> Optional.of(Duration.ofDays(1)));
      assertThat(store.read(until(100))).isEmpty();
    }
  }

  @Test
  void commandsGoAlsoWhenSamplesCannotBeDeleted() {
    try (History history = Stores.open(folder)) {
      history.commands().store(List.of(entry(1, PUMP, Stores.DAY)));
      Function<TagPath, Optional<Duration>> brokenForSamples =
          tag -> {
            if (tag.equals(TagPath.of(FAN))) {
              throw new HistoryWriteException("refused on purpose", new IOException());
            }
            return Optional.of(Duration.ofDays(1));
          };
      history.tag(TagPath.of(FAN), ValueType.F32);
      assertThatThrownBy(() -> history.prune(brokenForSamples)).hasMessage("refused on purpose");
      assertThat(ids(history, until(Long.MAX_VALUE))).isEmpty();
    }
  }

  private static Questions questions(Database database) {
    HistorySettings settings = Stores.small();
    return new Questions(
        database,
        settings.concurrentQueries(),
        settings.queryTimeout(),
        read -> false,
        new FileList(new SealedFolder(database.folder())),
        new LossBook());
  }
}
