package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RateSearchTest {
  private static final long BEARABLE = 250;

  private final RateSearch search = new RateSearch(BEARABLE);

  @Test
  void rateGrowsWhileDelaysAreBearable() {
    double before = search.rate();
    search.observe(100, BEARABLE);
    assertThat(search.rate()).isGreaterThan(before);
  }

  @Test
  void rateStepsBackOnceAndThenWaitsForQueuesToDrain() {
    double before = search.rate();
    search.observe(100, BEARABLE + 1);
    double after = search.rate();
    assertThat(after).isLessThan(before);
    search.observe(100, BEARABLE + 1);
    assertThat(search.rate()).isEqualTo(after);
  }

  @Test
  void silenceCountsAsTooLate() {
    double before = search.rate();
    search.observe(0, 0);
    assertThat(search.rate()).isLessThan(before);
  }

  @Test
  void searchSettlesNearTheMostAChainCarries() {
    double capacity = 800_000;
    for (int period = 0; period < 200; period++) {
      search.observe(100, search.rate() > capacity ? 2 * BEARABLE : 1);
    }
    assertThat(search.rate()).isBetween(capacity * 0.7, capacity * 1.05);
  }

  @Test
  void oneEarlyStumbleDoesNotEndTheGrowth() {
    double capacity = 800_000;
    search.observe(100, BEARABLE + 1);
    int periods = 0;
    while (!search.isSettled()) {
      search.observe(100, search.rate() > capacity ? 2 * BEARABLE : 1);
      periods++;
    }
    assertThat(search.rate()).isBetween(capacity * 0.7, capacity * 1.05);
    assertThat(periods).isLessThan(90);
  }

  @Test
  void heldRateGrowsNoMore() {
    search.hold(0.9);
    double held = search.rate();
    search.observe(100, 1);
    assertThat(search.rate()).isEqualTo(held);
  }
}
