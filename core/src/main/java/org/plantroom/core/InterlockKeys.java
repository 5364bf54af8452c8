package org.plantroom.core;

import java.util.List;

/** The keys of an interlock in {@code types/ID.yaml}, and of a device's change of one. */
final class InterlockKeys {
  static final Field<List<Placed<String>>> TAGS =
      Field.required(
          "tags", new ListKind<>(Kinds.NAME, true), "names of the tags whose writes it guards");
  static final Field<Placed<String>> REFUSE_WHILE =
      Field.optional(
          "refuseWhile",
          new ExpressionKind(),
          "writes are refused while this is true or unknown, e.g. DefrostActive = true");
  static final Field<Placed<String>> PERMIT_WHILE =
      Field.optional(
          "permitWhile",
          new ExpressionKind(),
          "writes are permitted only while this is known to be true, e.g. Pump = 'on'");
  static final Field<String> MESSAGE =
      Field.required("message", Kinds.TEXT, "why the write is refused, for people");
  static final Field<Boolean> ENABLED =
      Field.withDefault("enabled", Kinds.FLAG, "true", "false: this device has no such interlock");

  /** Exactly one of them is written. */
  static final List<Field<Placed<String>>> RULES = List.of(REFUSE_WHILE, PERMIT_WHILE);

  static final Format FORMAT =
      Format.of("the keys of an interlock", TAGS, REFUSE_WHILE, PERMIT_WHILE, MESSAGE);

  static final Format CHANGE =
      Format.of("the keys of an interlock's change", ENABLED, REFUSE_WHILE, PERMIT_WHILE);

  private InterlockKeys() {}
}
