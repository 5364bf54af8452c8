package org.plantroom.core;

import java.time.Duration;

/**
 * The keys with which a device in {@code sites/ID.yaml} changes an alarm of its type, or has one of
 * its own. Keys that have a default in a type have none here: what is not written stays.
 */
final class AlarmChangeKeys {
  private static final Kind<Duration> DELAY = Kinds.duration("0ms", "7d");

  static final Field<Boolean> ENABLED =
      Field.withDefault("enabled", Kinds.FLAG, "true", "false: this device has no such alarm");
  static final Field<String> TAG =
      Field.optional(
          "tag",
          Kinds.NAME,
          "another tag than the type's, together with a condition; required, with priority, for an"
              + " alarm that the type does not have");
  static final Field<AlarmPriority> PRIORITY =
      Field.optional(
          "priority",
          Kinds.choice(AlarmPriority.class, AlarmPriority::label),
          "another priority than the type's");
  static final Field<Double> DEADBAND =
      Field.optional("deadband", Kinds.atLeast(0), "another deadband than the type's");
  static final Field<Duration> ON_DELAY =
      Field.optional("onDelay", DELAY, "another on delay than the type's");
  static final Field<Duration> OFF_DELAY =
      Field.optional("offDelay", DELAY, "another off delay than the type's");
  static final Field<Boolean> LATCHING =
      Field.optional("latching", Kinds.FLAG, "whether it stays until an operator resets it");

  /** A condition written here takes the place of the type's. */
  static final Format FORMAT =
      Format.of(
          "the keys of an alarm's change",
          ENABLED,
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
          AlarmKeys.MESSAGE,
          AlarmKeys.CONSEQUENCE,
          AlarmKeys.ACTION,
          AlarmKeys.FIRST_OUT,
          AlarmKeys.SUPPRESS_WHILE);

  private AlarmChangeKeys() {}
}
