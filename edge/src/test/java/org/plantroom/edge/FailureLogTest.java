package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  @Test
  void whatFailsForEverGetsALineAtEachPowerOfTen() {
    FailureLog log = new FailureLog();
    RuntimeException failure = new IllegalStateException("a bug, put here by the test");
    int[] lines = IntStream.rangeClosed(1, 20_000).filter(i -> log.isWorthALine(failure)).toArray();
    assertThat(lines).containsExactly(1, 10, 100, 1_000, 10_000);
    assertThat(log.isWorthALine(new IllegalStateException("another place"))).isTrue();
    assertThat(log.count()).isEqualTo(20_001);
  }
}
