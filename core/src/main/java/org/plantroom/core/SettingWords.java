package org.plantroom.core;

import java.util.List;
import java.util.SequencedMap;

/** What {@code project.yaml} says, in its own words. */
final class SettingWords {
  private SettingWords() {}

  static SequencedMap<String, String> of(ProjectSettings settings) {
    FileWords words =
        new FileWords()
            .put(ProjectKeys.PROJECT, settings.id())
            .put(ProjectKeys.NAME, settings.name());
    putBrokers(words, "mqtt.", settings.mqtt().brokers());
    words.putAll("mqtt.embedded", embedded(settings.mqtt().embedded()));
    words.putAll(
        ProjectKeys.SPARKPLUG.key(),
        new FileWords()
            .put(ProjectKeys.HOST_ID, settings.hostId())
            .put(ProjectKeys.RECEIPTS, settings.receipts())
            .all());
    settings
        .uplinks()
        .forEach(
            (name, uplink) -> words.putAll(ProjectKeys.UPLINKS.key() + "." + name, uplink(uplink)));
    return words
        .putAll(ProjectKeys.HISTORY.key(), history(settings))
        .putAll(
            ProjectKeys.COMMANDS.key(),
            new FileWords().put(ProjectKeys.APPROVE_WITHIN, settings.approveWithin()).all())
        .all();
  }

  private static SequencedMap<String, String> uplink(ProjectUplink uplink) {
    FileWords words =
        new FileWords()
            .put(UplinkKeys.HOST_ID, uplink.hostId())
            .put(UplinkKeys.RECEIPTS, uplink.receipts());
    putBrokers(words, "", uplink.brokers());
    return words.all();
  }

  private static void putBrokers(FileWords words, String above, List<ProjectBroker> brokers) {
    for (int i = 0; i < brokers.size(); i++) {
      words.putAll("%sbrokers[%d]".formatted(above, i), broker(brokers.get(i)));
    }
  }

  private static SequencedMap<String, String> broker(ProjectBroker broker) {
    SecretSource password = broker.password();
    return new FileWords()
        .put(BrokerKeys.ADDRESS, broker.address())
        .put(BrokerKeys.VERSION, broker.version().label())
        .put(BrokerKeys.USER, broker.user())
        .put(BrokerKeys.PASSWORD, password == null ? null : password.written())
        .put(BrokerKeys.AUTHORITIES, broker.authorities())
        .put(BrokerKeys.CERTIFICATE, broker.certificate())
        .put(BrokerKeys.KEY, broker.key())
        .all();
  }

  private static SequencedMap<String, String> embedded(ProjectMqtt.Embedded broker) {
    return new FileWords()
        .put(EmbeddedBrokerKeys.ADDRESS, broker.address())
        .put(EmbeddedBrokerKeys.USERS, broker.users())
        .put(EmbeddedBrokerKeys.CERTIFICATE, broker.certificate())
        .put(EmbeddedBrokerKeys.KEY, broker.key())
        .put(EmbeddedBrokerKeys.CLIENTS, broker.clients())
        .all();
  }

  private static SequencedMap<String, String> history(ProjectSettings settings) {
    FileWords words =
        new FileWords()
            .put(ProjectKeys.COMMIT_EVERY, settings.commitEvery())
            .put(ProjectKeys.SEAL_AFTER, settings.sealAfter());
    String retention = ProjectKeys.RETENTION.key() + ".";
    settings.retention().rules().forEach((rule, keep) -> words.put(retention + rule, keep));
    return words.all();
  }
}
