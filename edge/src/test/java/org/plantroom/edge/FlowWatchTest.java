package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FlowWatchTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void receiptsKeepTheLinkConnected() {
    FlowWatch watch = new FlowWatch(true, 0);
    for (int second = 1; second <= 600; second++) {
      assertThat(watch.look(true, second / 10, second * SECOND)).isFalse();
      assertThat(watch.isSilent()).isFalse();
    }
  }

  @Test
  void fifteenSecondsWithoutReceiptAreSilenceAndAMinuteIsLeft() {
    FlowWatch watch = new FlowWatch(true, 0);
    for (int second = 1; second < 60; second++) {
      assertThat(watch.look(true, 0, second * SECOND)).isFalse();
      assertThat(watch.isSilent()).as("%d s", second).isEqualTo(second >= 14);
    }
    assertThat(watch.look(true, 0, 60 * SECOND)).isTrue();
    assertThat(watch.look(true, 0, 61 * SECOND)).isFalse();
    assertThat(watch.look(true, 1, 62 * SECOND)).isFalse();
    assertThat(watch.isSilent()).isFalse();
  }

  @Test
  void whileNotBornAndWithAHostOfAnotherMakeSilenceMeansNothing() {
    FlowWatch unborn = new FlowWatch(true, 0);
    FlowWatch foreign = new FlowWatch(false, 0);
    for (int second = 1; second <= 100; second++) {
      assertThat(unborn.look(false, 0, second * SECOND)).isFalse();
      assertThat(foreign.look(true, 0, second * SECOND)).isFalse();
    }
    assertThat(unborn.isSilent()).isFalse();
    assertThat(foreign.isSilent()).isFalse();
  }
}
