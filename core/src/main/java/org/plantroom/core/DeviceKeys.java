package org.plantroom.core;

import java.time.Duration;
import java.util.SequencedMap;

/** The keys of a device in {@code sites/ID.yaml}. */
final class DeviceKeys {
  static final Field<String> TYPE =
      Field.required(
          "type",
          Kinds.NAME.called("the id of a machine type"),
          "id of a machine type of the project or the library");
  static final Field<HostPort> ADDRESS =
      Field.required(
          "address", Kinds.ENDPOINT, "host:port of Modbus TCP; the port defaults to 502");
  static final Field<Integer> UNIT =
      Field.withDefault("unit", Kinds.whole(0, 255), "1", "Modbus unit id");
  static final Field<String> NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the id");
  static final Field<Duration> TIMEOUT =
      Field.withDefault(
          "timeout",
          Kinds.duration("10ms", "5m"),
          "1s",
          "how long to wait for a connection or an answer");
  static final Field<Duration> PAUSE =
      Field.withDefault(
          "pause",
          Kinds.duration("0ms", "1m"),
          "0ms",
          "least time between an answer and the next request");

  static final Field<SequencedMap<String, Placed<Section>>> ALARMS =
      Field.optional(
          "alarms",
          new MapKind<>(
              "a map of changed alarms, at least one", Kinds.NAME, AlarmChangeKeys.FORMAT),
          "what this device changes of its type's alarms, by name");

  static final Format FORMAT =
      Format.of("the keys of a device", TYPE, ADDRESS, UNIT, NAME, TIMEOUT, PAUSE, ALARMS);

  private DeviceKeys() {}
}
