package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Time;
import org.plantroom.testkit.Await;

final class ProcessMeterTest {
  @Test
  void workOfThisProcessIsSeen() throws IOException {
    ProcessMeter meter = new ProcessMeter(ProcessHandle.current(), Time.system());
    // The kernel counts in ticks of some ms and by thread: a moment's count may be too high.
    long enough = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    Await.until(
        "CPU is counted for a second",
        Duration.ofSeconds(20),
        () -> meter.cores() > 0 && System.nanoTime() > enough);
    assertThat(meter.cores()).isLessThan(Runtime.getRuntime().availableProcessors() + 1);
    assertThat(meter.residentMb()).isNotZero();
  }
}
