package org.plantroom.core;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/** The keys of {@code project.yaml}. */
final class ProjectKeys {
  static final Field<List<Placed<Section>>> BROKERS =
      Field.withDefault(
          "brokers",
          new ListKind<>(new BrokerKind(), false),
          "[tcp://127.0.0.1:1883]",
          "MQTT brokers, first choice first");
  static final Field<Section> EMBEDDED =
      Field.withDefault(
          "embedded", EmbeddedBrokerKeys.FORMAT, "{}", "the broker of plantroom host --mqtt");
  static final Field<String> HOST_ID =
      Field.withDefault(
          "hostId", Kinds.NAME, "plantroom", "Sparkplug host id that the edges watch the state of");
  static final Field<Boolean> RECEIPTS =
      Field.withDefault(
          "receipts",
          Kinds.FLAG,
          "true",
          "false for a host of another make, which gives none: edges then forget what they have"
              + " published while the host was online");
  static final Field<Duration> COMMIT_EVERY =
      Field.withDefault(
          "commitEvery",
          Kinds.duration("1ms", "1m"),
          "250ms",
          "how long samples gather before history commits them");
  static final Field<Duration> SEAL_AFTER =
      Field.withDefault(
          "sealAfter",
          Kinds.duration("1s", "365d"),
          "1h",
          "samples older than this move into Parquet files");

  static final Field<SequencedMap<String, Placed<Duration>>> RETENTION =
      Field.optional(
          "retention",
          new MapKind<>(
              "a map from retention classes or globs to durations such as 365d",
              Kinds.RETAINED,
              Kinds.duration("1d", "36500d")),
          "for how long samples are kept; a glob over tag paths wins over the class that a tag's"
              + " type names; what no rule names is kept for ever");

  static final Field<Duration> APPROVE_WITHIN =
      Field.withDefault(
          "approveWithin",
          Kinds.duration("1m", "7d"),
          "10m",
          "for how long a command waits for the second person its tag asks for");

  static final Format MQTT_FORMAT =
      Format.of("a map with the keys brokers and embedded", BROKERS, EMBEDDED);
  static final Format SPARKPLUG_FORMAT =
      Format.of("a map with the keys hostId and receipts", HOST_ID, RECEIPTS);
  static final Format HISTORY_FORMAT =
      Format.of(
          "a map with the keys commitEvery, sealAfter and retention",
          COMMIT_EVERY,
          SEAL_AFTER,
          RETENTION);

  static final Format COMMANDS_FORMAT =
      Format.of("a map with the key approveWithin", APPROVE_WITHIN);

  static final Field<String> PROJECT =
      Field.required("project", Kinds.NAME, "short name of the project");
  static final Field<String> NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the short name");
  static final Field<Section> MQTT =
      Field.withDefault("mqtt", MQTT_FORMAT, "{}", "how edges and host meet");
  static final Field<Section> SPARKPLUG =
      Field.withDefault(
          "sparkplug",
          SPARKPLUG_FORMAT,
          "{}",
          "what the host is called and whether it gives receipts");
  static final Field<Section> HISTORY =
      Field.withDefault("history", HISTORY_FORMAT, "{}", "how values are kept");

  static final Field<Section> COMMANDS =
      Field.withDefault("commands", COMMANDS_FORMAT, "{}", "how writes are let through");

  static final Field<SequencedMap<String, Placed<Section>>> UPLINKS =
      Field.optional(
          "uplinks",
          new MapKind<>("a map of uplinks, at least one", Kinds.NAME, UplinkKeys.FORMAT),
          "further hosts, by any name, that every edge delivers to beside the project's own");

  static final Format FORMAT =
      Format.of(
          "the keys of a project", PROJECT, NAME, MQTT, SPARKPLUG, UPLINKS, HISTORY, COMMANDS);

  private ProjectKeys() {}
}
