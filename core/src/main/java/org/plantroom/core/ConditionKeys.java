package org.plantroom.core;

import java.time.Duration;
import java.util.List;

/** The keys that say when an alarm's condition holds; exactly one of them is written. */
final class ConditionKeys {
  static final Field<Double> HIGH =
      Field.optional("high", Kinds.NUMBER, "alarm above this number, in the tag's unit");
  static final Field<Double> LOW =
      Field.optional("low", Kinds.NUMBER, "alarm below this number, in the tag's unit");
  static final Field<Double> BY =
      Field.required("by", Kinds.above(0), "greatest change or distance that is still well");
  static final Field<Duration> WITHIN =
      Field.required("within", Kinds.duration("1s", "1d"), "over how long a time");
  static final Field<Section> RATE =
      Field.optional(
          "rate",
          Format.of("a map with by and within", BY, WITHIN),
          "alarm when the number changes by more than this within this time");
  static final Field<String> FROM =
      Field.required("from", Kinds.NAME, "name of the tag to compare with");
  static final Field<Section> DEVIATION =
      Field.optional(
          "deviation",
          Format.of("a map with from and by", FROM, BY),
          "alarm when the number is farther than this from another tag's");
  static final Field<List<Placed<String>>> IS =
      Field.optional(
          "is", new ListKind<>(Kinds.TEXT, true), "alarm while the value is one of these states");
  static final Field<List<Placed<String>>> IS_NOT =
      Field.optional(
          "isNot",
          new ListKind<>(Kinds.TEXT, true),
          "alarm while the value is none of these states");
  static final Field<Duration> STALE =
      Field.optional(
          "stale", Kinds.duration("1s", "7d"), "alarm after so long without a usable value");
  static final Field<Placed<String>> EXPRESSION =
      Field.optional(
          "expression",
          new ExpressionKind(),
          "alarm while this formula over tags is true, e.g. Supply - Return < 2 K and Pump = 'on'");
  static final Field<Placed<String>> UNTIL =
      Field.optional(
          "until",
          new ExpressionKind(),
          "with expression: the condition ends only once this formula is true");
  static final Field<AlarmCondition.Unknown> UNKNOWN =
      Field.withDefault(
          "unknown",
          Kinds.choice(AlarmCondition.Unknown.class, AlarmCondition.Unknown::label),
          "keep",
          "with expression: what it means that a value the formula needs is bad;"
              + " the alarm stays as it is, or the formula counts as true or as false");

  /** Keys that belong to an expression alone. */
  static final List<Field<?>> BESIDE_EXPRESSION = List.of(UNTIL, UNKNOWN);

  /** All conditions. */
  static final List<Field<?>> ALL =
      List.of(HIGH, LOW, RATE, DEVIATION, IS, IS_NOT, STALE, EXPRESSION);

  /** Those whose end may lie back inside by a deadband. */
  static final List<Field<?>> NUMERIC = List.of(HIGH, LOW, DEVIATION);

  /** Those that may suppress an alarm: they are known from the latest value alone. */
  static final List<Field<?>> SUPPRESSING = List.of(HIGH, LOW, IS, IS_NOT);

  private ConditionKeys() {}
}
