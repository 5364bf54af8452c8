package org.plantroom.core;

import java.util.List;
import java.util.SequencedMap;

/** The keys of a tag in {@code types/ID.yaml}. */
final class TagKeys {
  static final Field<RegisterRef> REGISTER =
      Field.required("register", Kinds.REGISTER, "table and address as the maker numbers it");
  static final Field<RegisterType> TYPE =
      Field.required(
          "type",
          Kinds.choice(RegisterType.class, RegisterType::label),
          "how the raw value lies in the registers; coil and discrete hold only bool");
  static final Field<Integer> BIT =
      Field.optional(
          "bit", Kinds.whole(0, 15), "which bit of the word, 0 the least; for type bit, required");
  static final Field<Integer> LENGTH =
      Field.optional(
          "length", Kinds.whole(1, 125), "registers a text takes; for type string, required");
  static final Field<RegisterOrder> ORDER =
      Field.optional(
          "order",
          Kinds.choice(RegisterOrder.class, RegisterOrder::name),
          "byte and word order; default: the type's");
  static final Field<Double> SCALE =
      Field.withDefault(
          "scale", Kinds.FACTOR, "1", "value = raw × scale × 10^scaleFrom + offset; not 0");
  static final Field<Double> OFFSET =
      Field.withDefault("offset", Kinds.NUMBER, "0", "added after scaling, in the tag's unit");
  static final Field<String> SCALE_FROM =
      Field.optional(
          "scaleFrom", Kinds.NAME, "name of the unscaled i16 tag that holds the power of ten");
  static final Field<Unit> UNIT = Field.optional("unit", Kinds.UNIT, "unit of the value");
  static final Field<List<Placed<RawMark>>> INVALID =
      Field.optional(
          "invalid",
          new ListKind<>(Kinds.MARK, true),
          "raw values that mean there is none, for a bit those of its whole word;"
              + " hex is the word pattern as it stands in the register");
  static final Field<Double> DEADBAND =
      Field.withDefault(
          "deadband",
          Kinds.atLeast(0),
          "0",
          "a smaller change is not reported, in the tag's unit; 0 reports every change");
  static final Field<String> SCAN =
      Field.optional("scan", Kinds.NAME, "scan class; default: normal, or the only one there is");
  static final Field<String> GROUP =
      Field.optional("group", Kinds.TEXT, "heading it stands under on the machine's page");
  static final Field<Boolean> OVERVIEW =
      Field.withDefault("overview", Kinds.FLAG, "false", "belongs on the machine's overview");
  static final Field<String> DESCRIPTION =
      Field.optional("description", Kinds.TEXT, "what the value is, for people");
  static final Field<WriteKind.Rule> WRITE =
      Field.withDefault(
          "write",
          WriteKind.INSTANCE,
          "false",
          "true or a map with limits in the tag's unit and conditions: may be written;"
              + " only in coil and holding");
  static final Field<CounterKind.Rule> COUNTER =
      Field.withDefault(
          "counter",
          CounterKind.INSTANCE,
          "false",
          "true or a map with rollover: only ever counts up, so that history tells its use");
  static final Field<String> RETENTION =
      Field.withDefault(
          "retention",
          Kinds.NAME,
          TagHistory.NORMAL,
          "class that tells in project.yaml for how long its samples are kept");
  static final Field<TagRole> ROLE =
      Field.optional(
          "role",
          Kinds.choice(TagRole.class, TagRole::label),
          "what it stands for in the key figures of its site; in mW, W, kW, MW or GW");
  static final Field<SequencedMap<Long, Placed<String>>> STATES =
      Field.optional(
          "states",
          new MapKind<>(
              "a map from whole numbers to words, e.g. {0: off, 1: on}",
              Kinds.WHOLE_KEY,
              Kinds.TEXT),
          "words for values");

  static final Format FORMAT =
      Format.of(
          "the keys of a tag",
          REGISTER,
          TYPE,
          BIT,
          LENGTH,
          ORDER,
          SCALE,
          OFFSET,
          SCALE_FROM,
          UNIT,
          INVALID,
          DEADBAND,
          SCAN,
          GROUP,
          OVERVIEW,
          DESCRIPTION,
          WRITE,
          COUNTER,
          RETENTION,
          ROLE,
          STATES);

  private TagKeys() {}
}
