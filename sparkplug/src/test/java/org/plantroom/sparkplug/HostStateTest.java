package org.plantroom.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostStateTest {
  private final HostMessages messages = new HostMessages();

  @Test
  @Tag("tck-id-payloads-state-birth-payload")
  @Tag("tck-id-host-topic-phid-birth-payload")
  @Tag("tck-id-host-topic-phid-birth-qos")
  @Tag("tck-id-host-topic-phid-birth-retain")
  @Tag("tck-id-operational-behavior-host-application-connect-birth-qos")
  @Tag("tck-id-operational-behavior-host-application-connect-birth-retained")
  void birthIsRetainedJson() {
    Message birth = messages.stateBirth("plantroom", Plant.T0);
    assertThat(new String(birth.payload(), UTF_8))
        .isEqualTo("{\"online\":true,\"timestamp\":1700000000000}");
    assertThat(birth.topic()).hasToString("spBv1.0/STATE/plantroom");
    assertThat(birth.qos()).isEqualTo(1);
    assertThat(birth.retain()).isTrue();
  }

  @Test
  @Tag("tck-id-payloads-state-will-message-payload")
  @Tag("tck-id-payloads-state-will-message-qos")
  @Tag("tck-id-payloads-state-will-message-retain")
  @Tag("tck-id-operational-behavior-host-application-death-payload")
  @Tag("tck-id-operational-behavior-host-application-death-retained")
  void willIsRetainedJson() {
    Message will = messages.stateDeath("plantroom", Plant.T0);
    assertThat(HostState.parse(will.payload())).contains(new HostState(false, Plant.T0));
    assertThat(will.qos()).isEqualTo(1);
    assertThat(will.retain()).isTrue();
  }

  @Test
  void orderAndFurtherKeysDoNotMatter() {
    byte[] json = "{ \"timestamp\" : 5, \"more\":[1], \"online\" : false }".getBytes(UTF_8);
    assertThat(HostState.parse(json)).contains(new HostState(false, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ONLINE",
        "OFFLINE",
        "null",
        "[]",
        "{}",
        "{\"online\":true}",
        "{\"online\":\"true\",\"timestamp\":1}",
        "{\"online\":true,\"timestamp\":\"1\"}",
        "{\"online\":true,\"timestamp\":1.5}",
        "{\"online\":true,\"timestamp\":99999999999999999999}",
        "{\"online\":true,\"timestamp\":1",
        "{\"online\":true,\"timestamp\":1} x"
      })
  void otherPayloadsAreEmpty(String text) {
    assertThat(HostState.parse(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void deepAndLongPayloadsAreEmpty() {
    assertThat(HostState.parse("[".repeat(1000).getBytes(UTF_8))).isEmpty();
    assertThat(HostState.parse("[".repeat(1_000_000).getBytes(UTF_8))).isEmpty();
  }
}
