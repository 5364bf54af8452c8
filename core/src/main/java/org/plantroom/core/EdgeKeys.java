package org.plantroom.core;

import java.util.SequencedMap;

/** The keys of an edge node in {@code sites/ID.yaml}. */
final class EdgeKeys {
  static final Field<Long> MAX_SIZE =
      Field.withDefault(
          "maxSize",
          Kinds.size("64kB", "1000GB"),
          "256MB",
          "disk that values not yet delivered may take; the oldest go when it is full");

  static final Field<String> NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the id");
  static final Field<Section> JOURNAL =
      Field.withDefault(
          "journal",
          Format.of("a map with the key maxSize", MAX_SIZE),
          "{}",
          "what waits for delivery");
  static final Field<Boolean> READ_ONLY =
      Field.withDefault(
          "readOnly", Kinds.FLAG, "false", "true: this edge writes nothing, whoever asks");
  static final Field<SequencedMap<String, Placed<Section>>> DEVICES =
      Field.optional(
          "devices",
          new MapKind<>("a map of devices, at least one", Kinds.NAME, DeviceKeys.FORMAT),
          "the devices by id; default: none yet");

  static final Format FORMAT =
      Format.of("the keys of an edge node", NAME, JOURNAL, READ_ONLY, DEVICES);

  private EdgeKeys() {}
}
