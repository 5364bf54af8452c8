package org.plantroom.core;

import java.time.Duration;
import java.util.Optional;

/** The keys of an alarm in {@code types/ID.yaml}. */
final class AlarmKeys {
  private static final Kind<Duration> DELAY = Kinds.duration("0ms", "7d");

  static final Field<String> TAG =
      Field.required("tag", Kinds.NAME, "name of the tag of this type that it watches");
  static final Field<AlarmPriority> PRIORITY =
      Field.required(
          "priority",
          Kinds.choice(AlarmPriority.class, AlarmPriority::label),
          "how soon an operator must act");
  static final Field<Double> DEADBAND =
      Field.withDefault(
          "deadband",
          Kinds.atLeast(0),
          "0",
          "how far back inside the number must be to clear, in the tag's unit;"
              + " with high, low and deviation");
  static final Field<Duration> ON_DELAY =
      Field.withDefault("onDelay", DELAY, "0ms", "how long it must hold before it is raised");
  static final Field<Duration> OFF_DELAY =
      Field.withDefault("offDelay", DELAY, "0ms", "how long it must be over before it is cleared");
  static final Field<Boolean> LATCHING =
      Field.withDefault("latching", Kinds.FLAG, "false", "stays until an operator resets it");
  static final Field<String> MESSAGE =
      Field.optional("message", Kinds.TEXT, "what is wrong; default: the alarm's name");
  static final Field<String> CONSEQUENCE =
      Field.optional("consequence", Kinds.TEXT, "what happens if nobody acts");
  static final Field<String> ACTION =
      Field.optional("action", Kinds.TEXT, "what the operator should do");

  static final Field<String> FIRST_OUT =
      Field.optional(
          "firstOut",
          Kinds.NAME,
          "name of a group of this device's alarms; the first of them to come is marked");

  static final Field<String> WHILE_TAG =
      Field.optional("tag", Kinds.NAME, "name of a tag of this type, with one of the conditions");
  static final Field<String> WHILE_ALARM =
      Field.optional(
          "alarm",
          new ScalarKind<>(
              "an alarm: NAME of the same device, device:NAME, edge/device:NAME or"
                  + " site/edge/device:NAME",
              text -> Optional.of(text).filter(AlarmReference::isValid),
              Shapes.text().put("minLength", 1)),
          "instead of tag: the alarm of which this one is a consequence, while that stands");
  static final Format SUPPRESSION =
      Format.of(
          "a map with tag and one of high, low, is and isNot, or with alarm",
          WHILE_TAG,
          WHILE_ALARM,
          ConditionKeys.HIGH,
          ConditionKeys.LOW,
          ConditionKeys.IS,
          ConditionKeys.IS_NOT);
  static final Field<Section> SUPPRESS_WHILE =
      Field.optional(
          "suppressWhile",
          SUPPRESSION,
          "when the alarm means nothing by design; for a device also {}: never");

  static final Format FORMAT =
      Format.of(
          "the keys of an alarm",
          TAG,
          ConditionKeys.HIGH,
          ConditionKeys.LOW,
          ConditionKeys.RATE,
          ConditionKeys.DEVIATION,
          ConditionKeys.IS,
          ConditionKeys.IS_NOT,
          ConditionKeys.STALE,
          ConditionKeys.EXPRESSION,
          ConditionKeys.UNTIL,
          ConditionKeys.UNKNOWN,
          PRIORITY,
          DEADBAND,
          ON_DELAY,
          OFF_DELAY,
          LATCHING,
          MESSAGE,
          CONSEQUENCE,
          ACTION,
          FIRST_OUT,
          SUPPRESS_WHILE);

  private AlarmKeys() {}
}
