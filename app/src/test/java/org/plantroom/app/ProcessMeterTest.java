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
    Await.until("CPU is counted", Duration.ofSeconds(20), () -> meter.cores() > 0);
    assertThat(meter.cores()).isLessThan(Runtime.getRuntime().availableProcessors() + 1);
    assertThat(meter.residentMb()).isNotZero();
  }
}
