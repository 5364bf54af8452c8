package org.plantroom.simulation;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.Field;
import org.plantroom.core.Format;
import org.plantroom.core.Kinds;
import org.plantroom.core.MapKind;
import org.plantroom.core.Numbers;
import org.plantroom.core.Placed;
import org.plantroom.core.ScalarKind;

/** The keys of a device in a plant file. */
final class PlantDeviceKeys {
  /** Means "with other devices, as many as a port can have units". */
  static final int SHARED = 0;

  static final Field<String> TYPE =
      Field.required(
          "type", Kinds.NAME.called("the id of a machine type"), "whose register map it has");
  static final Field<String> NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the id");
  static final Field<String> EDGE =
      Field.withDefault(
          "edge",
          Kinds.NAME.called("the id of an edge node"),
          "plant-room",
          "which edge node of the written project reads it");
  static final Field<Integer> PORT =
      Field.optional(
          "port",
          new ScalarKind<>(
              "a number from 1 to 10000, or shared",
              PlantDeviceKeys::port,
              Kinds.whole(1, 10_000).shape()),
          "devices of the same number share a port; shared fills ports with as many devices as they"
              + " have units; default: a port of its own");
  static final Field<Integer> UNIT =
      Field.optional(
          "unit", Kinds.whole(1, 247), "Modbus unit id; default: the first that is free");
  static final Field<SequencedMap<String, Placed<String>>> DRIVES =
      Field.optional(
          "drives",
          new MapKind<>("a map from tags to quantities", Kinds.NAME, Kinds.TEXT),
          "tag → quantity its register shows, e.g. hp.supplyTemperature, hp.power > 50,"
              + " fan.speed * 3000, hp.energy mod 1000 or hp.energy floor");
  static final Field<SequencedMap<String, Placed<String>>> FOLLOWS =
      Field.optional(
          "follows",
          new MapKind<>("a map from tags to inputs", Kinds.NAME, Kinds.TEXT),
          "tag → input that takes what is written to its register");
  static final Field<SequencedMap<String, Placed<String>>> REQUESTS =
      Field.optional(
          "requests",
          new MapKind<>("a map from tags to inputs", Kinds.NAME, Kinds.TEXT),
          "tag → input that takes what is written to its register, which then goes back to 0");
  static final Field<SequencedMap<String, Placed<String>>> CONSTANTS =
      Field.optional(
          "constants",
          new MapKind<>("a map from tags to values", Kinds.NAME, Kinds.TEXT),
          "tag → number or text that stands in its register from the start");

  static final Format FORMAT =
      Format.of(
          "the keys of a device",
          TYPE,
          NAME,
          EDGE,
          PORT,
          UNIT,
          DRIVES,
          FOLLOWS,
          REQUESTS,
          CONSTANTS);

  private PlantDeviceKeys() {}

  private static Optional<Integer> port(String text) {
    return text.equals("shared")
        ? Optional.of(SHARED)
        : Numbers.integer(text)
            .filter(number -> number.bitLength() < Integer.SIZE)
            .map(BigInteger::intValue)
            .filter(number -> number >= 1 && number <= 10_000);
  }
}
