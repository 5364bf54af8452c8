package org.plantroom.core;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold between the uplinks of a project, its own host's included. Stateless. */
final class UplinkRules {
  private UplinkRules() {}

  static void check(Section project) {
    Map<URI, String> taken = new HashMap<>();
    project
        .get(ProjectKeys.MQTT)
        .flatMap(mqtt -> mqtt.get(ProjectKeys.BROKERS))
        .ifPresent(brokers -> checkTaken("mqtt.brokers", brokers, taken));
    project
        .get(ProjectKeys.UPLINKS)
        .ifPresent(all -> all.forEach((name, uplink) -> checkUplink(name, uplink, taken)));
  }

  private static void checkUplink(String name, Placed<Section> uplink, Map<URI, String> taken) {
    if (name.equals(ProjectUplink.MAIN)) {
      uplink.where().report("the name of the way to the project's own host", "another name");
    }
    Optional<List<Placed<Section>>> brokers = uplink.value().get(UplinkKeys.BROKERS);
    brokers.ifPresent(all -> all.forEach(broker -> MqttRules.checkBroker(broker.value())));
    brokers.ifPresent(all -> checkTaken("uplinks." + Excerpt.plain(name), all, taken));
  }

  /** Two sessions of one edge node on one broker would be one to everybody there, and a mad one. */
  private static void checkTaken(
      String name, List<Placed<Section>> brokers, Map<URI, String> taken) {
    for (Placed<Section> broker : brokers) {
      Optional<URI> address = broker.value().get(BrokerKeys.ADDRESS);
      String other = address.map(at -> taken.putIfAbsent(at, name)).orElse(name);
      if (!other.equals(name)) {
        broker
            .value()
            .where(BrokerKeys.ADDRESS)
            .report("a broker of " + other + " too", "a broker that no other uplink has");
      }
    }
  }
}
