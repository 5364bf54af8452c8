package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

@Timeout(60)
class JournalSyncTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ManualTime time = new ManualTime(NOW);
  private final CountingDisk disk = new CountingDisk(time);
  private Journal journal;
  private JournalSync sync;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    journal = Journal.open(folder, 64 << 20, time, disk);
    sync = new JournalSync(Plants.EDGE, journal, time);
    awaitRest();
  }

  @AfterEach
  void end() throws IOException {
    sync.close();
    journal.close();
  }

  private void awaitRest() {
    Await.until("the thread rests", SOON, () -> time.sleepers() == 1);
  }

  private void awaitForces(int count) {
    Await.until(count + " forces", SOON, () -> disk.forces() == count);
    awaitRest();
  }

  private void append(int entries) throws IOException {
    for (int i = 0; i < entries; i++) {
      journal.append(Plants.report("pump", NOW + i, i));
    }
  }

  @Test
  void manyAppendsShareOneForceWithin200Milliseconds() throws IOException {
    append(1_000);
    time.advance(Duration.ofMillis(199));
    append(1_000);
    assertThat(disk.forces()).isZero();
    assertThat(disk.written()).isGreaterThan(2_000);
    time.advance(Duration.ofMillis(1));
    awaitForces(1);
    assertThat(disk.forced()).isEqualTo(disk.written());
  }

  @Test
  void whateverMomentAnEntryComesItIsForcedAtMost200MillisecondsLater() throws IOException {
    Duration period = Duration.ofMillis(200);
    int forces = 0;
    append(1);
    for (int early = 0; early <= 200; early += 20) {
      Duration before = period.minusMillis(early);
      time.advance(before);
      if (early == 0) {
        awaitForces(++forces);
      }
      append(3);
      long appended = disk.written();
      time.advance(period);
      awaitForces(++forces);
      assertThat(disk.forced()).as("%d ms before the force", early).isEqualTo(appended);
    }
  }

  @Test
  void theTimeAForceTakesCountsForTheNext() throws IOException {
    append(1);
    disk.forcesTake(Duration.ofMillis(150));
    time.advance(Duration.ofMillis(200));
    awaitForces(1);
    append(1);
    assertThat(disk.forced()).isLessThan(disk.written());
    time.advance(Duration.ofMillis(50));
    awaitForces(2);
    assertThat(disk.forced()).isEqualTo(disk.written());
  }
}
