package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileTest {
  /** The recorder looks every ten or twenty milliseconds. */
  private static final long ENOUGH_CPU_NANOS = 1_000_000_000L;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Test
  void whatWasBusyIsNamedAndAWarmUpDoesNotCount(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("busy.jfr");
    List<String> frames;
    try (Recording recording = Profile.start()) {
      assertThat(busy()).isNotZero();
      frames = Profile.stop(recording, file, 0);
    }
    assertThat(frames).hasSizeBetween(1, 10).anyMatch(frame -> frame.contains("ProfileTest"));
    assertThat(Profile.topFrames(file, 0)).isEqualTo(frames);
    assertThat(Profile.topFrames(file, Long.MAX_VALUE)).isEmpty();
  }

  private long busy() {
    long until = threads.getCurrentThreadCpuTime() + ENOUGH_CPU_NANOS;
    long mixed = 1;
    while (threads.getCurrentThreadCpuTime() < until) {
      mixed = mix(mixed);
    }
    return mixed;
  }

  private static long mix(long seed) {
    long mixed = seed;
    for (int i = 0; i < 1_000_000; i++) {
      mixed = mixed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    }
    return mixed;
  }
}
