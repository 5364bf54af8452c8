package org.plantroom.core;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds what {@code mqtt} and {@code uplinks} say, once nothing is wrong with it.
 *
 * @param folder the project's, which the paths in the file begin at
 */
record MqttBuilder(Path folder) {
  ProjectMqtt build(Section mqtt) {
    return new ProjectMqtt(
        brokers(mqtt.need(ProjectKeys.BROKERS)), embedded(mqtt.need(ProjectKeys.EMBEDDED)));
  }

  ProjectUplink uplink(Section uplink) {
    return new ProjectUplink(
        brokers(uplink.need(UplinkKeys.BROKERS)),
        uplink.need(UplinkKeys.HOST_ID),
        uplink.need(UplinkKeys.RECEIPTS));
  }

  private List<ProjectBroker> brokers(List<Placed<Section>> brokers) {
    return brokers.stream().map(placed -> broker(placed.value())).toList();
  }

  private ProjectBroker broker(Section broker) {
    return new ProjectBroker(
        broker.need(BrokerKeys.ADDRESS),
        broker.need(BrokerKeys.VERSION),
        broker.get(BrokerKeys.USER).orElse(null),
        broker.get(BrokerKeys.PASSWORD).map(secret -> secret.within(folder)).orElse(null),
        path(broker, BrokerKeys.AUTHORITIES),
        path(broker, BrokerKeys.CERTIFICATE),
        path(broker, BrokerKeys.KEY));
  }

  private ProjectMqtt.Embedded embedded(Section embedded) {
    return new ProjectMqtt.Embedded(
        embedded.need(EmbeddedBrokerKeys.ADDRESS),
        path(embedded, EmbeddedBrokerKeys.USERS),
        path(embedded, EmbeddedBrokerKeys.CERTIFICATE),
        path(embedded, EmbeddedBrokerKeys.KEY),
        path(embedded, EmbeddedBrokerKeys.CLIENTS));
  }

  private @Nullable Path path(Section section, Field<String> field) {
    return section.get(field).map(folder::resolve).orElse(null);
  }
}
