package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutgoingWindowTest {
  private final OutgoingWindow window = new OutgoingWindow(new QueueBound(2, 10));

  @Test
  void messagesAreBounded() {
    assertThat(window.enter(1)).isTrue();
    assertThat(window.enter(1)).isTrue();
    assertThat(window.enter(1)).isFalse();
    assertThat(window.leave(1)).isTrue();
    assertThat(window.enter(1)).isTrue();
  }

  @Test
  void bytesAreBoundedButOneLargeMessagePassesAlone() {
    assertThat(window.enter(11)).isTrue();
    assertThat(window.enter(1)).isFalse();
    window.leave(11);
    assertThat(window.enter(6)).isTrue();
    assertThat(window.enter(6)).isFalse();
  }

  @Test
  void closingCountsWhatHadNotLeftOnce() {
    window.enter(1);
    window.enter(1);
    assertThat(window.close()).isEqualTo(2);
    assertThat(window.close()).isZero();
    assertThat(window.leave(1)).isFalse();
    assertThat(window.enter(1)).isFalse();
  }
}
