package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkplugTopicTest {
  @Test
  @Tag("tck-id-topic-structure")
  @Tag("tck-id-topic-structure-namespace-a")
  @Tag("tck-id-topics-nbirth-topic")
  @Tag("tck-id-topics-ndata-topic")
  @Tag("tck-id-topics-ndeath-topic")
  @Tag("tck-id-topics-ncmd-topic")
  @Tag("tck-id-topic-structure-namespace-device-id-non-associated-message-types")
  void nodeTopicsEndInTheEdgeNode() {
    for (MessageType type : MessageType.values()) {
      if (type.isOfNode()) {
        SparkplugTopic topic = SparkplugTopic.node(type, Plant.EDGE);
        assertThat(topic).hasToString("spBv1.0/north/" + type + "/edge1");
        assertThat(SparkplugTopic.parse(topic.toString())).contains(topic);
      }
    }
  }

  @Test
  @Tag("tck-id-topics-dbirth-topic")
  @Tag("tck-id-topics-ddata-topic")
  @Tag("tck-id-topics-ddeath-topic")
  @Tag("tck-id-topics-dcmd-topic")
  @Tag("tck-id-topic-structure-namespace-device-id-associated-message-types")
  void deviceTopicsEndInTheDevice() {
    for (MessageType type : MessageType.values()) {
      if (type.isOfDevice()) {
        SparkplugTopic topic = SparkplugTopic.device(type, Plant.PUMP);
        assertThat(topic).hasToString("spBv1.0/north/" + type + "/edge1/pump");
        assertThat(SparkplugTopic.parse(topic.toString())).contains(topic);
        assertThat(topic.edgeOrNull()).isEqualTo(Plant.EDGE);
      }
    }
  }

  @Test
  @Tag("tck-id-host-topic-phid-birth-topic")
  @Tag("tck-id-operational-behavior-host-application-connect-birth-topic")
  void stateTopicEndsInTheHost() {
    assertThat(SparkplugTopic.state("plantroom")).hasToString("spBv1.0/STATE/plantroom");
    assertThat(SparkplugTopic.parse("spBv1.0/STATE/plantroom"))
        .contains(SparkplugTopic.state("plantroom"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spBv1.0",
        "spBv1.0/",
        "spAv1.0/north/NBIRTH/edge1",
        "spBv1.0/north/NBIRTH",
        "spBv1.0/north/NBIRTH/edge1/pump",
        "spBv1.0/north/DBIRTH/edge1",
        "spBv1.0/north/DBIRTH/edge1/pump/more",
        "spBv1.0/north/nbirth/edge1",
        "spBv1.0//NBIRTH/edge1",
        "spBv1.0/north/NBIRTH/",
        "spBv1.0/north/NBIRTH/#",
        "spBv1.0/+/NBIRTH/edge1",
        "spBv1.0/north/DDATA/edge1/pu+mp",
        "spBv1.0/north/STATE/edge1",
        "spBv1.0/STATE/",
        "spBv1.0/STATE/a/b/c",
        "STATE/plantroom",
        "plain/topic"
      })
  @Tag("tck-id-topic-structure-namespace-valid-group-id")
  @Tag("tck-id-topic-structure-namespace-valid-edge-node-id")
  @Tag("tck-id-topic-structure-namespace-valid-device-id")
  @Tag("tck-id-intro-group-id-chars")
  @Tag("tck-id-intro-edge-node-id-chars")
  @Tag("tck-id-intro-device-id-chars")
  void foreignAndInvalidTopicsAreEmpty(String topic) {
    assertThat(SparkplugTopic.parse(topic)).isEmpty();
  }

  @Test
  void endlessTopicIsEmpty() {
    assertThat(SparkplugTopic.parse("spBv1.0/" + "/".repeat(60_000))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(MessageType.class)
  void filtersMatchTheirTopicsLevelByLevel(MessageType type) {
    SparkplugTopic topic =
        type == MessageType.STATE
            ? SparkplugTopic.state("plantroom")
            : type.isOfNode()
                ? SparkplugTopic.node(type, Plant.EDGE)
                : SparkplugTopic.device(type, Plant.PUMP);
    String pattern = SparkplugTopic.filter(type).replace(".", "\\.").replace("+", "[^/]+");
    assertThat(topic.toString()).matches(pattern);
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-ncmd-subscribe")
  @Tag("tck-id-message-flow-device-dcmd-subscribe")
  void commandFiltersNameTheEdgeNode() {
    assertThat(SparkplugTopic.nodeCommandFilter(Plant.EDGE)).isEqualTo("spBv1.0/north/NCMD/edge1");
    assertThat(SparkplugTopic.deviceCommandFilter(Plant.EDGE))
        .isEqualTo("spBv1.0/north/DCMD/edge1/+");
  }

  @Test
  void typeAndTopicMustBelongTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkplugTopic.node(MessageType.DDATA, Plant.EDGE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparkplugTopic.device(MessageType.NDATA, Plant.PUMP));
    assertThatIllegalArgumentException().isThrownBy(() -> SparkplugTopic.state("a/b"));
  }
}
