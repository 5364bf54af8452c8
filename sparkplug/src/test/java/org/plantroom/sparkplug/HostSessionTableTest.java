package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DecodeResult.Malformed;

/** Every state of the host's session × every message, with the events that follow. */
class HostSessionTableTest {
  private enum Start {
    /** Nothing was heard. */
    UNKNOWN,
    /** The node is born, the pump is not. */
    NODE,
    /** Both are born. */
    PUMP,
    /** The pump has died. */
    PUMP_DEAD,
    /** The node has died. */
    DEAD
  }

  private final EdgeNodeSession edge = Plant.connected();
  private final HostNodeSession host = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);

  /** The number that follows in the state reached. */
  private int seq;

  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource({
    "UNKNOWN,   NBIRTH,      NodeBorn",
    "UNKNOWN,   NEW_SESSION, NodeBorn",
    "UNKNOWN,   NDEATH,      NodeDied",
    "UNKNOWN,   NDATA,       Refused RebirthNeeded",
    "UNKNOWN,   DBIRTH,      Refused RebirthNeeded",
    "UNKNOWN,   DDATA,       Refused RebirthNeeded",
    "UNKNOWN,   DDEATH,      Refused RebirthNeeded",
    "UNKNOWN,   MALFORMED,   Refused",
    "UNKNOWN,   LINK_LOST,   ''",
    "UNKNOWN,   TIME,        ''",
    "NODE,      NBIRTH,      NodeBorn",
    "NODE,      NEW_SESSION, NodeDied NodeBorn",
    "NODE,      NDEATH,      NodeDied",
    "NODE,      NDATA,       DataReceived",
    "NODE,      DBIRTH,      DeviceBorn",
    "NODE,      DDATA,       Refused RebirthNeeded",
    "NODE,      DDEATH,      Refused",
    "NODE,      MALFORMED,   Refused",
    "NODE,      LINK_LOST,   NodeDied",
    "NODE,      TIME,        ''",
    "PUMP,      NBIRTH,      NodeBorn",
    "PUMP,      NEW_SESSION, NodeDied NodeBorn",
    "PUMP,      NDEATH,      NodeDied",
    "PUMP,      NDATA,       DataReceived",
    "PUMP,      DBIRTH,      DeviceBorn",
    "PUMP,      DDATA,       DataReceived",
    "PUMP,      DDEATH,      DeviceDied",
    "PUMP,      MALFORMED,   Refused",
    "PUMP,      LINK_LOST,   NodeDied",
    "PUMP,      TIME,        ''",
    "PUMP_DEAD, NBIRTH,      NodeBorn",
    "PUMP_DEAD, NEW_SESSION, NodeDied NodeBorn",
    "PUMP_DEAD, NDEATH,      NodeDied",
    "PUMP_DEAD, NDATA,       DataReceived",
    "PUMP_DEAD, DBIRTH,      DeviceBorn",
    "PUMP_DEAD, DDATA,       DataReceived",
    "PUMP_DEAD, DDEATH,      Refused",
    "PUMP_DEAD, MALFORMED,   Refused",
    "PUMP_DEAD, LINK_LOST,   NodeDied",
    "PUMP_DEAD, TIME,        ''",
    "DEAD,      NBIRTH,      NodeBorn",
    "DEAD,      NEW_SESSION, NodeBorn",
    "DEAD,      NDEATH,      ''",
    "DEAD,      NDATA,       Refused RebirthNeeded",
    "DEAD,      DBIRTH,      Refused RebirthNeeded",
    "DEAD,      DDATA,       Refused RebirthNeeded",
    "DEAD,      DDEATH,      Refused RebirthNeeded",
    "DEAD,      MALFORMED,   Refused",
    "DEAD,      LINK_LOST,   ''",
    "DEAD,      TIME,        ''"
  })
  @Tag("tck-id-operational-behavior-data-commands-ncmd-rebirth-verb")
  void everyStateAnswersEveryEvent(Start start, String event, String expected) {
    reach(start);
    assertThat(kinds(happen(event))).isEqualTo(expected);
  }

  private void reach(Start start) {
    Message nbirth = edge.nbirth(Plant.T0, Plant.nodeMetrics());
    Message dbirth = edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics());
    switch (start) {
      case UNKNOWN -> {}
      case NODE -> receive(nbirth);
      case PUMP -> List.of(nbirth, dbirth).forEach(this::receive);
      case PUMP_DEAD ->
          List.of(nbirth, dbirth, edge.ddeath(Plant.PUMP, Plant.T0)).forEach(this::receive);
      case DEAD -> List.of(nbirth, edge.ndeath(Plant.T0)).forEach(this::receive);
    }
    seq = start == Start.NODE ? 1 : start == Start.PUMP ? 2 : 3;
  }

  private List<HostEvent> happen(String event) {
    return switch (event) {
      case "NBIRTH" -> birth(0);
      case "NEW_SESSION" -> birth(77);
      case "NDEATH" -> death();
      case "MALFORMED" -> host.onMessage(Plant.NBIRTH, new Malformed("broken"), Plant.T0);
      case "LINK_LOST" -> host.linkLost(Plant.T0);
      case "TIME" -> host.onTime(Plant.T0 + 100_000);
      default -> sequenced(MessageType.valueOf(event));
    };
  }

  private List<HostEvent> birth(long bdSeq) {
    return take(Plant.NBIRTH, Payload.of(Plant.T0, 0, List.of(bdSeq(bdSeq)), null));
  }

  private List<HostEvent> death() {
    SparkplugTopic topic = SparkplugTopic.node(MessageType.NDEATH, Plant.EDGE);
    return take(topic, Payload.unsequenced(Plant.T0, List.of(bdSeq(0))));
  }

  private List<HostEvent> sequenced(MessageType type) {
    SparkplugTopic topic =
        type.isOfDevice()
            ? SparkplugTopic.device(type, Plant.PUMP)
            : SparkplugTopic.node(type, Plant.EDGE);
    return take(topic, Payload.of(Plant.T0, seq, List.of(), null));
  }

  private static Metric bdSeq(long number) {
    return new Metric(
        "bdSeq",
        -1,
        Plant.T0,
        DataType.INT64.code(),
        Value.ofLong(ValueType.I64, number),
        false,
        Quality.GOOD,
        null,
        null,
        null);
  }

  private List<HostEvent> take(SparkplugTopic topic, Payload payload) {
    return host.onMessage(topic, new DecodeResult.Decoded(payload), Plant.T0);
  }

  private void receive(Message message) {
    host.onMessage(message.topic(), Plant.CODEC.decode(message.payload()), Plant.T0);
  }

  private static String kinds(List<HostEvent> events) {
    return events.stream()
        .map(event -> event.getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }
}
