package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.EdgeId;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.sparkplug.DecodeResult;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.Payload;
import org.plantroom.sparkplug.SparkplugTopic;
import org.plantroom.testkit.ManualTime;

/** Which broker an edge node is on, after every order of births, data, deaths and losses. */
final class EdgeRouteTest {
  private final Map<String, BrokerLink> brokers = Map.of("a", link(), "b", link());
  private final EdgeRoute route = new EdgeRoute();

  /** Never started: a route only tells brokers apart. */
  private static BrokerLink link() {
    return new BrokerLink(
        "host",
        MqttBroker.at(URI.create("tcp://127.0.0.1:1")),
        new HostMessages(),
        new ManualTime(0),
        new BrokerLink.Listener() {
          @Override
          public void connected(BrokerLink broker) {}

          @Override
          public void disconnected(BrokerLink broker) {}

          @Override
          public void heard(BrokerLink from, EdgeId edge, SparkplugTopic topic, byte[] payload) {}
        });
  }

  /**
   * A step is a broker and what comes over it: {@code birth}s with their time, {@code data}, {@code
   * death}, {@code torn} for a birth that cannot be read; or {@code lost}.
   */
  @ParameterizedTest
  @CsvSource({
    "'',                                 '',                    -, ''",
    "a birth 1,                          taken,                 a, a",
    "a data,                             taken,                 a, a",
    "a birth 1 > a data,                 taken taken,           a, a",
    // A bridge hands on everything: the copies are no news, but the way is known.
    "a birth 1 > b birth 1,              taken copy,            a, a b",
    "a birth 1 > b data > a data,        taken copy taken,      a, a b",
    "a birth 1 > b death > a death,      taken copy taken,      a, a b",
    // Born later over the other: it went over there.
    "a birth 1 > b birth 2 > b data,     taken taken taken,     b, a b",
    "a birth 1 > b birth 2 > a data,     taken taken copy,      b, a b",
    "a birth 1 > b birth 2 > a birth 1,  taken taken copy,      b, a b",
    "a birth 2 > b birth 1,              taken copy,            a, a b",
    // Born again where it is, also with the same time.
    "a birth 1 > a birth 1,              taken taken,           a, a",
    // What cannot be read proves nothing of the other, and is told where the node is.
    "a birth 1 > b torn,                 taken copy,            a, a b",
    "a birth 1 > a torn,                 taken taken,           a, a",
    // After a loss the next message tells, whatever it is.
    "a birth 1 > lost,                   taken,                 -, ''",
    "a birth 1 > lost > b data,          taken taken,           b, b",
    "a birth 1 > lost > b birth 1,       taken taken,           b, b",
    "a birth 1 > lost > b data > a data, taken taken copy,      b, a b",
  })
  void routeFollowsTheNode(String steps, String fates, String broker, String ways) {
    List<String> told =
        steps.isEmpty()
            ? List.of()
            : List.of(steps.split(" > ", -1)).stream()
                .map(this::step)
                .filter(fate -> !fate.isEmpty())
                .toList();
    assertThat(String.join(" ", told)).isEqualTo(fates);
    BrokerLink on = route.broker();
    assertThat(on == null ? "-" : name(on)).isEqualTo(broker);
    assertThat(route.ways().stream().map(this::name).sorted().collect(Collectors.joining(" ")))
        .isEqualTo(ways);
  }

  private String step(String step) {
    String[] words = step.split(" ", -1);
    if (words[0].equals("lost")) {
      route.lost();
      return "";
    }
    BrokerLink from = Objects.requireNonNull(brokers.get(words[0]));
    MessageType type =
        switch (words[1]) {
          case "data" -> MessageType.NDATA;
          case "death" -> MessageType.NDEATH;
          default -> MessageType.NBIRTH;
        };
    DecodeResult result =
        words[1].equals("torn")
            ? new DecodeResult.Malformed("torn")
            : new DecodeResult.Decoded(
                Payload.of(words.length > 2 ? Long.parseLong(words[2]) : 0, 0, List.of(), null));
    return !route.isCopy(from, type) && route.takes(from, type, result) ? "taken" : "copy";
  }

  private String name(BrokerLink broker) {
    return brokers.entrySet().stream()
        .filter(each -> each.getValue() == broker)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
