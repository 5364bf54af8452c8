package org.plantroom.core;

import java.time.Duration;
import java.util.SequencedMap;

/** The keys of {@code types/ID.yaml}. */
final class TypeKeys {
  static final Field<String> NAME = Field.required("name", Kinds.TEXT, "name for people");
  static final Field<String> MANUFACTURER =
      Field.optional("manufacturer", Kinds.TEXT, "who makes the machine");
  static final Field<String> DESCRIPTION =
      Field.optional("description", Kinds.TEXT, "what the machine is, for people");
  static final Field<String> SOURCE =
      Field.optional("source", Kinds.TEXT, "where the register map is published");
  static final Field<MachineClass> CLASS =
      Field.required(
          "class", Kinds.choice(MachineClass.class, MachineClass::label), "kind of machine");
  static final Field<Integer> ADDRESS_BASE =
      Field.withDefault(
          "addressBase",
          Kinds.whole(0, 1),
          "0",
          "the number the maker's list gives the first register");
  static final Field<RegisterOrder> ORDER =
      Field.withDefault(
          "order",
          Kinds.choice(RegisterOrder.class, RegisterOrder::name),
          "ABCD",
          "byte and word order of tags that give none; ABCD is the standard, CDAB swaps words");
  static final Field<Integer> MAX_REGISTERS =
      Field.withDefault(
          "maxRegisters",
          Kinds.whole(1, 125),
          "125",
          "most registers the machine gives in one read");
  static final Field<BitWrite> BIT_WRITE =
      Field.withDefault(
          "bitWrite",
          Kinds.choice(BitWrite.class, BitWrite::label),
          "mask",
          "word: a machine without function 22 may have a bit written by reading and writing its"
              + " word; only where nobody else changes the word");
  static final Field<SequencedMap<String, Placed<Duration>>> SCAN_CLASSES =
      Field.withDefault(
          "scanClasses",
          new MapKind<>(
              "a map of scan classes, each a duration such as 1s",
              Kinds.NAME,
              Kinds.duration("10ms", "7d")),
          "{normal: 1s}",
          "how often tags are read, by name");
  static final Field<SequencedMap<String, Placed<Section>>> TAGS =
      Field.required(
          "tags",
          new MapKind<>("a map of tags, at least one", Kinds.NAME, TagKeys.FORMAT),
          "the tags by name");

  static final Field<SequencedMap<String, Placed<Section>>> ALARMS =
      Field.optional(
          "alarms",
          new MapKind<>("a map of alarms, at least one", Kinds.NAME, AlarmKeys.FORMAT),
          "the alarms by name");

  static final Field<SequencedMap<String, Placed<Section>>> INTERLOCKS =
      Field.optional(
          "interlocks",
          new MapKind<>("a map of interlocks, at least one", Kinds.NAME, InterlockKeys.FORMAT),
          "what keeps writes away from tags, by name");

  static final Format FORMAT =
      Format.of(
          "the keys of a machine type",
          NAME,
          MANUFACTURER,
          DESCRIPTION,
          SOURCE,
          CLASS,
          ADDRESS_BASE,
          ORDER,
          MAX_REGISTERS,
          BIT_WRITE,
          SCAN_CLASSES,
          TAGS,
          ALARMS,
          INTERLOCKS);

  private TypeKeys() {}
}
