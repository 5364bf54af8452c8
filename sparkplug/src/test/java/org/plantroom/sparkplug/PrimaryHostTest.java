package org.plantroom.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plantroom.sparkplug.EdgeEvent.HostOffline;
import org.plantroom.sparkplug.EdgeEvent.HostOnline;
import org.plantroom.sparkplug.EdgeEvent.Refused;

class PrimaryHostTest {
  private final EdgeNodeSession edge =
      new EdgeNodeSession(Plant.EDGE, Plant.CODEC, -1, "plantroom");

  @BeforeEach
  void connect() {
    edge.connect(Plant.T0);
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-phid-wait")
  @Tag("tck-id-message-flow-edge-node-birth-publish-phid-wait-online")
  @Tag("tck-id-operational-behavior-edge-node-birth-sequence-wait")
  void birthWaitsForThePrimaryHost() {
    assertThat(edge.mayGiveBirth()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> edge.nbirth(Plant.T0, List.of()));
    assertThat(state(true, 5)).containsExactly(new HostOnline(5));
    assertThat(edge.mayGiveBirth()).isTrue();
    edge.nbirth(Plant.T0, List.of());
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-phid-wait-id")
  void otherHostsDoNotCount() {
    assertThat(edge.onState("another", new HostState(true, 5).toBytes())).isEmpty();
    assertThat(edge.mayGiveBirth()).isFalse();
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-phid-offline")
  @Tag("tck-id-operational-behavior-edge-node-termination-host-offline")
  void offlineEndsTheSession() {
    state(true, 5);
    assertThat(state(false, 5)).containsExactly(new HostOffline(5));
    assertThat(edge.mayGiveBirth()).isFalse();
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-phid-wait-timestamp")
  @Tag("tck-id-operational-behavior-edge-node-termination-host-offline-timestamp")
  void anOlderOfflineDoesNotEndTheSession() {
    state(true, 5);
    assertThat(state(false, 4)).allMatch(Refused.class::isInstance);
    assertThat(edge.mayGiveBirth()).isTrue();
  }

  @Test
  void theSameStateTwiceSaysNothing() {
    state(true, 5);
    assertThat(state(true, 6)).isEmpty();
    assertThat(state(false, 5)).as("older than the repetition").hasSize(1);
    assertThat(edge.mayGiveBirth()).isTrue();
  }

  @Test
  @Tag("tck-id-operational-behavior-host-application-multi-server-timestamp")
  void everyConnectWaitsAnewWithItsOwnTimestamps() {
    state(true, 1000);
    edge.connect(Plant.T0);
    assertThat(edge.mayGiveBirth()).isFalse();
    assertThat(state(true, 5)).containsExactly(new HostOnline(5));
  }

  @Test
  void theStateOfSparkplug2IsRefused() {
    assertThat(edge.onState("plantroom", "ONLINE".getBytes(UTF_8)))
        .allMatch(Refused.class::isInstance);
    assertThat(edge.mayGiveBirth()).isFalse();
  }

  private List<EdgeEvent> state(boolean online, long timestamp) {
    return edge.onState("plantroom", new HostState(online, timestamp).toBytes());
  }
}
