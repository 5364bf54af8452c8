package org.plantroom.mqtt;

import java.util.EnumSet;
import java.util.Set;

/** The brokers that links are tested against, and what each carries. */
enum KnownBroker {
  EMBEDDED("HiveMQ CE 2025.5, embedded", EnumSet.allOf(Feature.class)),
  MOSQUITTO("mosquitto, of Debian", EnumSet.allOf(Feature.class)),
  RABBITMQ("RabbitMQ with its MQTT plugin, of Debian", EnumSet.complementOf(EnumSet.of(Feature.V5))),
  ARTEMIS("ActiveMQ Artemis 2.44.0", EnumSet.allOf(Feature.class)),
  ACTIVEMQ("ActiveMQ 5.19.1", EnumSet.complementOf(EnumSet.of(Feature.V5))),
  AEDES("aedes 1.2.0", EnumSet.complementOf(EnumSet.of(Feature.V5)));

  private final String label;
  private final Set<Feature> features;

  KnownBroker(String label, Set<Feature> features) {
    this.label = label;
    this.features = features;
  }

  String label() {
    return label;
  }

  boolean carries(Feature feature) {
    return features.contains(feature);
  }
}
