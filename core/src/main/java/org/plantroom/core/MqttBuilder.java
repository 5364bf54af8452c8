package org.plantroom.core;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Builds what {@code mqtt} says, once nothing is wrong with it.
 *
 * @param folder the project's, which the paths in the file begin at
 */
record MqttBuilder(Path folder) {
  ProjectMqtt build(Section mqtt) {
    return new ProjectMqtt(
        mqtt.need(ProjectKeys.BROKERS).stream().map(placed -> broker(placed.value())).toList(),
        embedded(mqtt.need(ProjectKeys.EMBEDDED)));
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
