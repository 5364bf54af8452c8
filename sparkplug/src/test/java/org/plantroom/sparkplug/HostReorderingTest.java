package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plantroom.sparkplug.DeliveryMark.Offset;
import org.plantroom.sparkplug.HostEvent.DataReceived;
import org.plantroom.sparkplug.HostEvent.RebirthNeeded;
import org.plantroom.sparkplug.HostEvent.Refused;

class HostReorderingTest {
  private final EdgeNodeSession edge = Plant.connected();
  private HostNodeSession host = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);
  private long published = Plant.T0;

  @BeforeEach
  void giveBirth() {
    receive(edge.nbirth(Plant.T0, Plant.nodeMetrics()), Plant.T0);
    receive(edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics()), Plant.T0);
  }

  @Test
  @Tag("tck-id-operational-behavior-host-reordering-start")
  @Tag("tck-id-operational-behavior-host-reordering-success")
  void messagesInDisorderComeOutInOrder() {
    Message one = data(1);
    Message two = data(2);
    Message three = data(3);
    assertThat(receive(three, Plant.T0)).isEmpty();
    assertThat(receive(two, Plant.T0)).isEmpty();
    assertThat(offsets(receive(one, Plant.T0 + 1999))).containsExactly(1L, 2L, 3L);
    assertThat(host.onTime(Plant.T0 + 60_000)).isEmpty();
  }

  @Test
  @Tag("tck-id-operational-behavior-host-reordering-rebirth")
  void rebirthIsRequestedWhenTheMissingMessageDoesNotComeInTime() {
    data(1);
    assertThat(receive(data(2), Plant.T0)).isEmpty();
    assertThat(receive(data(3), Plant.T0 + 1)).isEmpty();
    assertThat(host.onTime(Plant.T0 + 1999)).isEmpty();
    List<HostEvent> events = host.onTime(Plant.T0 + 2000);
    assertThat(offsets(events)).containsExactly(2L, 3L);
    assertThat(events).anyMatch(RebirthNeeded.class::isInstance);
    assertThat(offsets(receive(data(4), Plant.T0 + 2001))).containsExactly(4L);
  }

  @Test
  @Tag("tck-id-operational-behavior-host-reordering-param")
  void withoutTimeoutNothingWaits() {
    HostSettings impatient =
        new HostSettings(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(60), 10, 100);
    host = new HostNodeSession(Plant.EDGE, impatient);
    giveBirth();
    data(1);
    List<HostEvent> events = receive(data(2), Plant.T0);
    assertThat(offsets(events)).containsExactly(2L);
    assertThat(events).anyMatch(RebirthNeeded.class::isInstance);
  }

  @Test
  void aMessageAfterItWasGivenUpIsStillTold() {
    Message late = data(1);
    receive(data(2), Plant.T0);
    host.onTime(Plant.T0 + 2000);
    assertThat(offsets(receive(late, Plant.T0 + 2001))).containsExactly(1L);
    assertThat(receive(late, Plant.T0 + 2002)).allMatch(Refused.class::isInstance);
    assertThat(offsets(receive(data(3), Plant.T0 + 2003))).containsExactly(3L);
  }

  @Test
  void aLateBirthIsNotTakenForItMayBeOvertaken() {
    Message late = edge.dbirth(Plant.TANK, Plant.T0, Plant.tankMetrics());
    receive(data(2), Plant.T0);
    host.onTime(Plant.T0 + 2000);
    assertThat(receive(late, Plant.T0 + 2001)).allMatch(Refused.class::isInstance);
  }

  @Test
  void aDoubledMessageIsToldOnceAndAsksForNothing() {
    Message one = data(1);
    assertThat(offsets(receive(one, Plant.T0))).containsExactly(1L);
    assertThat(receive(one, Plant.T0)).hasSize(1).allMatch(Refused.class::isInstance);
    assertThat(host.onTime(Plant.T0 + 60_000)).isEmpty();
  }

  @Test
  void aSecondGapHasATimeOfItsOwn() {
    Message one = data(1);
    Message two = data(2);
    Message three = data(3);
    Message four = data(4);
    receive(two, Plant.T0);
    receive(four, Plant.T0 + 10);
    assertThat(offsets(receive(one, Plant.T0 + 1500))).containsExactly(1L, 2L);
    assertThat(host.onTime(Plant.T0 + 3000)).isEmpty();
    assertThat(offsets(receive(three, Plant.T0 + 3100))).containsExactly(3L, 4L);
  }

  @Test
  void moreThanAWholeRoundMissingIsAGapToo() {
    for (int i = 0; i < 300; i++) {
      data(i);
    }
    assertThat(receive(data(1000), Plant.T0)).isEmpty();
    assertThat(host.onTime(Plant.T0 + 2000)).anyMatch(RebirthNeeded.class::isInstance);
  }

  @Test
  void afterHalfARoundNothingMoreIsHeld() {
    data(0);
    List<HostEvent> events = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      events.addAll(receive(data(i), Plant.T0));
    }
    events.addAll(host.onTime(Plant.T0 + 2000));
    assertThat(offsets(events)).hasSize(300).isSorted();
    assertThat(events).anyMatch(RebirthNeeded.class::isInstance);
  }

  @Test
  void heldMessagesAreToldBeforeTheRebirthAndTheDeath() {
    data(1);
    receive(data(2), Plant.T0);
    assertThat(offsets(receive(edge.nbirth(published, List.of()), Plant.T0))).containsExactly(2L);
    edge.dbirth(Plant.PUMP, published, Plant.pumpMetrics());
    receive(edge.ndata(published, List.of(), new Offset(9)), Plant.T0);
    assertThat(offsets(receive(edge.ndeath(published), Plant.T0))).containsExactly(9L);
  }

  @Test
  void heldMessagesAreNotToldUnderTheBirthsOfAnotherSession() {
    data(1);
    receive(data(2), Plant.T0);
    edge.connect(published);
    List<HostEvent> events = receive(edge.nbirth(published, List.of()), Plant.T0);
    assertThat(offsets(events)).isEmpty();
    assertThat(events).anyMatch(Refused.class::isInstance);
  }

  @Test
  void aClockSteppedBackDoesNotHoldForever() {
    data(1);
    receive(data(2), Plant.T0);
    assertThat(host.onTime(Plant.T0 - 3_600_000)).isEmpty();
    assertThat(offsets(host.onTime(Plant.T0 - 3_600_000 + 2000))).containsExactly(2L);
  }

  private Message data(long offset) {
    return edge.ddata(Plant.PUMP, ++published, List.of(), new Offset(offset));
  }

  private List<HostEvent> receive(Message message, long now) {
    return host.onMessage(message.topic(), Plant.CODEC.decode(message.payload()), now);
  }

  private static List<Long> offsets(List<HostEvent> events) {
    List<Long> offsets = new ArrayList<>();
    for (HostEvent event : events) {
      if (event instanceof DataReceived data && data.mark() instanceof Offset(long offset)) {
        offsets.add(offset);
      }
    }
    return offsets;
  }
}
