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
  void rateWaitsWhileQueuesDrain() {
    search.observe(100, BEARABLE + 1);
    double after = search.rate();
    search.observe(100, 5 * BEARABLE);
    search.observe(100, 1);
    assertThat(search.rate()).isEqualTo(after);
    search.observe(100, 1);
    assertThat(search.rate()).isGreaterThan(after);
  }

  @Test
  void whatIsProvenIsNearTheMostAChainCarries() {
    double capacity = 800_000;
    settle(capacity);
    assertThat(search.proven()).isBetween(capacity * 0.7, capacity);
  }

  @Test
  void earlyStumblesDoNotEndTheGrowth() {
    for (int i = 0; i < 20; i++) {
      search.observe(100, search.rate() > 60_000 ? 4 * BEARABLE : 1);
    }
    double capacity = 800_000;
    int periods = settle(capacity);
    assertThat(search.proven()).isBetween(capacity * 0.7, capacity);
    assertThat(periods).isLessThan(180);
  }

  /** A chain of this capacity until its limit is found; the periods that took. */
  private int settle(double capacity) {
    int periods = 0;
    double queued = 0;
    do {
      queued = Math.max(0, queued + search.rate() - capacity);
      search.observe(100, Math.round(1000 * queued / capacity));
      periods++;
    } while (!search.isSettled() && periods < 1_000);
    return periods;
  }
}
