package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MqttSettingsTest {
  private static final URI LOCAL = URI.create("tcp://127.0.0.1:1883");

  @Test
  void defaultsAreWhatSparkplugWants() {
    MqttSettings settings = MqttSettings.builder("edge", LOCAL).build();
    MqttBroker broker = settings.brokers().getFirst();
    assertThat(broker.version()).isEqualTo(MqttVersion.V3_1_1);
    assertThat(settings.cleanSession()).isTrue();
    assertThat(settings.keepAlive()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(broker.credentials()).isNull();
    assertThat(broker.tls()).isEqualTo(TlsFiles.NONE);
  }

  @Test
  void passwordIsNeverPrinted() {
    MqttSettings settings =
        MqttSettings.builder(
                "edge",
                List.of(MqttBroker.at(LOCAL).withCredentials(new Credentials("plant", "hush"))))
            .build();
    assertThat(settings.toString()).contains("plant").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1883", "http://a", "tcp:///x", "tcp://user:hush@host:1883"})
  void addressThatIsNoBrokersIsRefusedWithoutTellingSecrets(String address) {
    URI broker = URI.create(address.startsWith("127") ? "//" + address : address);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MqttBroker.at(broker))
        .withMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/#/b", "a/b#", "a/b+/c", "", "a\0b"})
  void filterThatIsNoneIsRefused(String filter) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Subscription(filter, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/+", "#", "", "a\0b", "a\uD800"})
  void topicThatIsNoneIsRefused(String topic) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MqttMessage(topic, new byte[0], 0, false));
  }

  @Test
  void certificateWithoutKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlsFiles(null, Path.of("client.crt"), null));
  }
}
