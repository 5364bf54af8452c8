package org.plantroom.simulation;

import java.util.List;
import org.plantroom.core.Field;
import org.plantroom.core.Format;
import org.plantroom.core.Kinds;
import org.plantroom.core.ListKind;
import org.plantroom.core.Placed;
import org.plantroom.core.YamlNode;

/** The keys of a plant file. */
final class PlantKeys {
  static final Field<String> NAME = Field.required("name", Kinds.TEXT, "the plant, for people");
  static final Field<Double> STEP =
      Field.withDefault("step", new AmountKind("s", 1, 60), "60 s", "length of a step");
  static final Field<Double> START =
      Field.withDefault(
          "start", new AmountKind("s", 0, 365 * 86_400), "0 d", "time after new year's midnight");
  static final Field<Integer> SEED =
      Field.withDefault(
          "seed", Kinds.whole(0, Integer.MAX_VALUE), "1", "of everything random in the plant");
  static final Field<YamlNode> VALUES =
      Field.optional(
          "values",
          map("a map from names to texts"),
          "name → text that stands for ${name} everywhere in the file");
  static final Field<YamlNode> WEATHER =
      Field.optional("weather", map("a weather's type and parameters"), "what is outside");
  static final Field<YamlNode> COMPONENTS =
      Field.optional("components", map("a map from names to components"), "machines and the like");
  static final Field<YamlNode> CONTROLLERS =
      Field.optional("controllers", map("a map from names to controllers"), "what sets inputs");
  static final Field<List<Placed<String>>> CONNECTIONS =
      Field.optional(
          "connections",
          new ListKind<>(
              Kinds.TEXT.called("a connection such as pump.outlet -> tank.inlet"), false),
          "from an outlet, heat tap or quantity to an inlet, heat port or input");
  static final Field<YamlNode> DEVICES =
      Field.optional("devices", map("a map from names to devices"), "register maps of machines");
  static final Field<YamlNode> FAULTS =
      Field.optional("faults", new TreeKind("a list of faults", true), "what fails, and when");
  static final Field<Integer> REPEAT =
      Field.required(
          "repeat",
          Kinds.whole(1, 100_000),
          "how often the group stands in the plant; ${i} counts from 1 in all its texts, ${j} in"
              + " those of a group in it");
  static final Field<List<Placed<YamlNode>>> GROUPS =
      Field.optional(
          "groups",
          new ListKind<>(new TreeKind("the keys of a group", false), false),
          "parts that come many times");

  static final Format GROUP =
      Format.of(
          "the keys of a group", REPEAT, COMPONENTS, CONTROLLERS, CONNECTIONS, GROUPS, DEVICES);

  static final Format FORMAT =
      Format.of(
          "the keys of a plant",
          NAME,
          STEP,
          START,
          SEED,
          VALUES,
          WEATHER,
          COMPONENTS,
          CONTROLLERS,
          CONNECTIONS,
          GROUPS,
          DEVICES,
          FAULTS);

  private PlantKeys() {}

  private static TreeKind map(String expected) {
    return new TreeKind(expected, false);
  }
}
