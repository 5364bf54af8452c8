package org.plantroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.Notifications.Quiet;
import org.plantroom.testkit.ManualTime;

/** What the notifier keeps; nothing is sent here. */
class NotifierTest {
  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void whatWaitsOutlivesACrashAndIsNotWrittenTwice() throws IOException {
    Notifier first = notifier(7);
    assertThat(first.position()).isEqualTo(7);
    first.take(List.of(Plans.raised(8, "s/e/d/T")));
    time.advance(Duration.ofSeconds(10));
    first.take(List.of());
    assertThat(first.view().waiting()).isEqualTo(1);
    // As after kill -9: nothing is closed.
    Notifier second = notifier(99);
    assertThat(second.position()).isEqualTo(8);
    assertThat(second.view().waiting()).isEqualTo(1);
    second.take(List.of());
    assertThat(second.view().waiting()).isEqualTo(1);
    assertThat(second.view().incidents()).hasSize(1);
    second.close();
  }

  @Test
  void lineTakenButNotYetToldIsToldAfterACrash() throws IOException {
    notifier(0).take(List.of(Plans.raised(1, "s/e/d/T")));
    Notifier second = notifier(0);
    time.advance(Duration.ofSeconds(10));
    second.take(List.of());
    assertThat(second.view().messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.person()).isEqualTo("ann");
              assertThat(message.subject()).isEqualTo("[Plantroom] HIGH s: Too much flow");
            });
  }

  @Test
  void tornFileBesideDoesNoHarm() throws IOException {
    notifier(0).take(List.of(Plans.raised(1, "s/e/d/T")));
    Files.writeString(folder.resolve("notifications.json.new"), "{\"position\":");
    assertThat(notifier(0).position()).isEqualTo(1);
  }

  @Test
  void thatAllIsWellWaitsForTheEndOfQuietHours() {
    Quiet night = new Quiet(LocalTime.of(22, 0), LocalTime.of(6, 0), AlarmPriority.CRITICAL);
    MessageWriter writer = new MessageWriter(Plans.plan(null, night), site -> Plans.ZONE);
    long late = Instant.parse("2026-11-23T22:00:00Z").toEpochMilli();
    Incident incident = Incident.begin("all", "mill", Plans.raised(1, "mill/e/d/T"), late);
    Telling over = new Telling(Telling.Kind.RETURNED, incident, Set.of("ann"));
    Outbox outbox = new Outbox(Outbox.Stored.EMPTY);
    outbox.add(writer.write(over, late), late);
    long morning = Instant.parse("2026-11-24T05:00:00Z").toEpochMilli();
    assertThat(outbox.due(Message.Way.MAIL, morning - 1)).isNull();
    assertThat(outbox.due(Message.Way.MAIL, morning)).isNotNull();
  }

  @Test
  void outboxIsBoundedAndCountsWhatItGaveUp() {
    Outbox outbox = new Outbox(Outbox.Stored.EMPTY);
    MessageWriter writer = new MessageWriter(Plans.plan(null), site -> Plans.ZONE);
    for (int i = 0; i < Outbox.CAPACITY + 5; i++) {
      outbox.add(writer.test("ann", "t" + i, i), i);
    }
    assertThat(outbox.stored().waiting()).hasSize(Outbox.CAPACITY);
    assertThat(outbox.stored().givenUp()).isEqualTo(5);
    assertThat(outbox.stored().waiting().getFirst().id()).isEqualTo("t5-mail");
  }

  private Notifier notifier(long latest) throws IOException {
    return new Notifier(folder, Plans.plan(null), site -> Plans.ZONE, () -> latest, time);
  }
}
