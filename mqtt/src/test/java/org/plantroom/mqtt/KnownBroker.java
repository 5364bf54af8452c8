package org.plantroom.mqtt;

/** The brokers that links are tested against, and what each carries. */
enum KnownBroker {
  EMBEDDED("HiveMQ CE 2025.5, embedded", true),
  MOSQUITTO("mosquitto 2.0.11, of Debian 12", true),
  RABBITMQ("RabbitMQ 3.10.8 with its MQTT plugin, of Debian 12", false),
  ARTEMIS("ActiveMQ Artemis 2.44.0", true),
  ACTIVEMQ("ActiveMQ 5.19.1", false),
  AEDES("aedes 1.2.0", false);

  private final String label;
  private final boolean speaks5;

  KnownBroker(String label, boolean speaks5) {
    this.label = label;
    this.speaks5 = speaks5;
  }

  String label() {
    return label;
  }

  /** All of them carry all but the newer version. */
  boolean carries(Feature feature) {
    return feature != Feature.V5 || speaks5;
  }
}
