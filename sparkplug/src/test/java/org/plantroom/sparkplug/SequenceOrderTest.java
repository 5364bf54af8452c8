package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Value;
import org.plantroom.sparkplug.SequenceOrder.Arrival;
import org.plantroom.sparkplug.SequenceOrder.Place;

class SequenceOrderTest {
  private final SequenceOrder order = new SequenceOrder(10);

  @BeforeEach
  void start() {
    order.start(0);
  }

  @Test
  void theNextNumberIsExpectedRoundTheClock() {
    for (int i = 1; i < 1000; i++) {
      assertThat(order.place(i % 256, i)).isEqualTo(Place.NEXT);
      order.pass(i % 256, i);
    }
  }

  @Test
  void heldMessagesComeOutWhenTheMissingOneIsThere() {
    assertThat(order.place(3, 3)).isEqualTo(Place.EARLY);
    assertThat(order.hold(message(3, 1))).isTrue();
    assertThat(order.hold(message(2, 1))).isTrue();
    assertThat(order.pollNext()).isNull();
    order.pass(1, 1);
    assertThat(Objects.requireNonNull(order.pollNext()).payload().seq()).isEqualTo(2);
    assertThat(Objects.requireNonNull(order.pollNext()).payload().seq()).isEqualTo(3);
    assertThat(order.pollNext()).isNull();
    assertThat(order.isHolding()).isFalse();
    assertThat(order.expected()).isEqualTo(4);
  }

  @Test
  void releasedMessagesAreInOrderAndWhatWasMissingMayComeLate() {
    order.hold(message(5, 1));
    order.hold(message(3, 1));
    List<Arrival> released = order.releaseAll();
    assertThat(released).extracting(arrival -> arrival.payload().seq()).containsExactly(3, 5);
    assertThat(order.expected()).isEqualTo(6);
    assertThat(order.place(1, 1)).isEqualTo(Place.LATE);
    assertThat(order.place(4, 1)).isEqualTo(Place.LATE);
    order.pass(4, 1);
    assertThat(order.place(4, 1)).isEqualTo(Place.DOUBLED);
  }

  @Test
  void aRepeatedMessageIsDoubledButTheSameNumberLaterOnIsAJump() {
    order.pass(1, 100);
    order.pass(2, 101);
    assertThat(order.place(2, 101)).isEqualTo(Place.DOUBLED);
    assertThat(order.place(2, 900)).isEqualTo(Place.EARLY);
  }

  @Test
  void aHeldMessageRepeatedIsDoubled() {
    order.hold(message(5, 1));
    assertThat(order.place(5, 5)).isEqualTo(Place.DOUBLED);
  }

  @Test
  void numbersMissedLongAgoAreEarlyAgain() {
    order.skipTo(10);
    for (int i = 10; i < 256; i++) {
      order.pass(i, i);
    }
    assertThat(order.expected()).isZero();
    assertThat(order.place(5, 7000)).isEqualTo(Place.EARLY);
  }

  @Test
  void noMoreThanTheBoundIsHeld() {
    assertThat(order.hold(message(2, 6))).isTrue();
    assertThat(order.hold(message(3, 5))).isFalse();
    assertThat(order.hold(message(3, 4))).isTrue();
    assertThat(order.hold(message(2, 0))).as("its place is taken").isFalse();
    order.releaseAll();
    assertThat(order.hold(message(200, 10))).isTrue();
  }

  @Test
  void startingForgetsWhatWasHeld() {
    order.hold(message(5, 10));
    order.start(250);
    assertThat(order.isHolding()).isFalse();
    assertThat(order.expected()).isEqualTo(251);
    assertThat(order.hold(message(5, 10))).isTrue();
  }

  private static Arrival message(int seq, int metrics) {
    Metric metric = Metric.data(0, Plant.good(Value.of(1f)), false);
    Payload payload = Payload.of(seq, seq, java.util.Collections.nCopies(metrics, metric), null);
    return new Arrival(SparkplugTopic.node(MessageType.NDATA, Plant.EDGE), payload);
  }
}
