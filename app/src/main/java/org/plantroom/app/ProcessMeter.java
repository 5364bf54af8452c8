package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.plantroom.core.Time;

/** What a process uses: CPU since the meter was started, and memory now. */
final class ProcessMeter {
  private static final double MB = 1_000_000;

  private final ProcessHandle process;
  private final Time time;
  private Duration cpuAtStart = Duration.ZERO;
  private long startedAt;

  /** Makes a meter and starts it. */
  ProcessMeter(ProcessHandle process, Time time) {
    this.process = process;
    this.time = time;
    restart();
  }

  /** Counts from now on. */
  void restart() {
    cpuAtStart = cpu();
    startedAt = time.nanos();
  }

  /** CPU cores used on average since the start; 1.0 is one core all the time. */
  double cores() {
    return (cpu().toNanos() - cpuAtStart.toNanos()) / (double) (time.nanos() - startedAt);
  }

  /** User and system time; on Linux utime and stime of {@code /proc/PID/stat}. */
  private Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Resident memory in MB of a million bytes: {@code VmRSS} of {@code /proc/PID/status}; -1 where
   * there is no such file.
   */
  double residentMb() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MB;
      }
    }
    return -1;
  }
}
