package org.plantroom.core;

import java.util.Optional;

/** What must hold between the keys of {@code mqtt}. Stateless. */
final class MqttRules {
  private MqttRules() {}

  static void check(Section mqtt) {
    mqtt.get(ProjectKeys.BROKERS)
        .ifPresent(brokers -> brokers.forEach(broker -> checkBroker(broker.value())));
    mqtt.get(ProjectKeys.EMBEDDED).ifPresent(MqttRules::checkEmbedded);
  }

  static void checkBroker(Section broker) {
    if (broker.has(BrokerKeys.USER)) {
      needs(broker, BrokerKeys.PASSWORD, "the user's password");
    }
    checkPair(broker, BrokerKeys.CERTIFICATE, BrokerKeys.KEY);
    boolean isOpen =
        broker
            .get(BrokerKeys.ADDRESS)
            .filter(a -> a.getScheme().equals("tcp") || a.getScheme().equals("ws"))
            .isPresent();
    if (isOpen && (broker.has(BrokerKeys.AUTHORITIES) || broker.has(BrokerKeys.CERTIFICATE))) {
      broker
          .where(BrokerKeys.ADDRESS)
          .report("an address without TLS", "ssl:// or wss:// where certificates are given");
    }
  }

  private static void checkEmbedded(Section embedded) {
    checkPair(embedded, EmbeddedBrokerKeys.CERTIFICATE, EmbeddedBrokerKeys.KEY);
    if (embedded.has(EmbeddedBrokerKeys.CLIENTS)) {
      needs(embedded, EmbeddedBrokerKeys.CERTIFICATE, "a certificate of the broker's own");
    }
    Optional<String> address = embedded.get(EmbeddedBrokerKeys.ADDRESS);
    boolean isGuarded =
        embedded.has(EmbeddedBrokerKeys.USERS) || embedded.has(EmbeddedBrokerKeys.CLIENTS);
    if (address.isPresent() && !Kinds.isLoopback(address.get()) && !isGuarded) {
      embedded
          .where(EmbeddedBrokerKeys.ADDRESS)
          .report("an address that others reach", "users or clients beside it, or loopback");
    }
  }

  private static void checkPair(Section section, Field<String> certificate, Field<String> key) {
    if (section.has(certificate)) {
      needs(section, key, "the certificate's key");
    }
    if (section.has(key)) {
      needs(section, certificate, "the key's certificate");
    }
  }

  private static void needs(Section section, Field<?> field, String expectation) {
    if (!section.has(field)) {
      section.where(field).report("missing", expectation);
    }
  }
}
