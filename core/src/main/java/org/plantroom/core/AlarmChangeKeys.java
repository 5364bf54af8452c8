package org.plantroom.core;

import java.time.Duration;
import java.util.List;

/** The keys with which a device in {@code sites/ID.yaml} changes an alarm of its type. */
final class AlarmChangeKeys {
  private static final Kind<Duration> DELAY = Kinds.duration("0ms", "7d");

  static final Field<Boolean> ENABLED =
      Field.withDefault("enabled", Kinds.FLAG, "true", "false: this device has no such alarm");
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

  /** Each only where the type's alarm has the same key. */
  static final List<Field<?>> CONDITIONS =
      List.of(ConditionKeys.HIGH, ConditionKeys.LOW, ConditionKeys.STALE, ConditionKeys.EXPRESSION);

  static final Format FORMAT =
      Format.of(
          "the keys of an alarm's change",
          ENABLED,
          ConditionKeys.HIGH,
          ConditionKeys.LOW,
          ConditionKeys.STALE,
          ConditionKeys.EXPRESSION,
          ConditionKeys.UNTIL,
          ConditionKeys.UNKNOWN,
          PRIORITY,
          DEADBAND,
          ON_DELAY,
          OFF_DELAY);

  private AlarmChangeKeys() {}
}
