package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LatencyTableTest {
  private final LatencyTable table = new LatencyTable();

  @Test
  void percentilesAreTheDelaysThatTheirShareDidNotExceed() {
    for (int millis = 1; millis <= 100; millis++) {
      table.add(millis);
    }
    assertThat(table.percentile(0.5)).isEqualTo(50);
    assertThat(table.percentile(0.99)).isEqualTo(99);
    assertThat(table.percentile(1)).isEqualTo(100);
    assertThat(table.total()).isEqualTo(100);
  }

  @Test
  void delaysBeyondTheTableCountAsItsLongest() {
    table.add(Long.MAX_VALUE);
    table.add(-5);
    assertThat(table.percentile(1)).isEqualTo(60_000);
    assertThat(table.percentile(0.5)).isZero();
  }

  @Test
  void nothingCountedIsNoDelay() {
    table.add(7);
    table.clear();
    assertThat(table.percentile(0.99)).isZero();
    assertThat(table.total()).isZero();
  }
}
