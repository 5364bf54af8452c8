package org.plantroom.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a device changes of its type's alarms.
 *
 * @param device the device's keys
 */
record AlarmChanges(Section device) {

  /** Checks that each change fits an alarm of the type. */
  void check(MachineType type) {
    device
        .get(DeviceKeys.ALARMS)
        .ifPresent(all -> all.forEach((name, change) -> check(name, change, type)));
  }

  private static void check(String name, Placed<Section> change, MachineType type) {
    AlarmType alarm = type.alarms().get(name);
    if (alarm == null) {
      String hint = Suggestion.hint(name, type.alarms().keySet());
      change.where().report("unknown alarm", "the name of an alarm of type " + type.id() + hint);
      return;
    }
    Section keys = change.value();
    for (Field<?> field : AlarmChangeKeys.CONDITIONS) {
      if (keys.has(field) && !alarm.condition().key().equals(field.key())) {
        report(keys, field, alarm);
      }
    }
    if (keys.has(AlarmChangeKeys.DEADBAND)
        && !(alarm.condition() instanceof AlarmCondition.Numeric)) {
      report(keys, AlarmChangeKeys.DEADBAND, alarm);
    }
    if (alarm.condition() instanceof AlarmCondition.Formula) {
      new AlarmExpression(keys, AlarmExpression.scope(type)).check();
    } else {
      ConditionKeys.BESIDE_EXPRESSION.stream()
          .filter(keys::has)
          .forEach(field -> report(keys, field, alarm));
    }
    if (keys.has(AlarmChangeKeys.ON_DELAY) && alarm.condition() instanceof AlarmCondition.Stale) {
      report(keys, AlarmChangeKeys.ON_DELAY, alarm);
    }
  }

  private static void report(Section keys, Field<?> field, AlarmType alarm) {
    keys.where(field)
        .report(
            "not a key of this alarm",
            "a change that fits its condition, %s".formatted(alarm.condition().key()));
  }

  /** The alarms this device has. */
  SequencedMap<String, AlarmType> of(MachineType type) {
    Optional<SequencedMap<String, Placed<Section>>> changes = device.get(DeviceKeys.ALARMS);
    if (changes.isEmpty()) {
      return type.alarms();
    }
    SequencedMap<String, AlarmType> alarms = new LinkedHashMap<>();
    type.alarms()
        .forEach(
            (name, alarm) -> {
              Placed<Section> change = changes.get().get(name);
              AlarmType changed = change == null ? alarm : changed(alarm, change.value(), type);
              if (changed != null) {
                alarms.put(name, changed);
              }
            });
    return Collections.unmodifiableSequencedMap(alarms);
  }

  private static @Nullable AlarmType changed(AlarmType alarm, Section change, MachineType type) {
    if (!change.need(AlarmChangeKeys.ENABLED)) {
      return null;
    }
    return new AlarmType(
        alarm.name(),
        alarm.tag(),
        condition(alarm.condition(), change, type),
        change.get(AlarmChangeKeys.PRIORITY).orElse(alarm.priority()),
        change.get(AlarmChangeKeys.ON_DELAY).orElse(alarm.onDelay()),
        change.get(AlarmChangeKeys.OFF_DELAY).orElse(alarm.offDelay()),
        alarm.latching(),
        alarm.message(),
        alarm.consequence(),
        alarm.action(),
        alarm.firstOut(),
        alarm.suppressWhile());
  }

  private static AlarmCondition condition(
      AlarmCondition condition, Section change, MachineType type) {
    Optional<Double> deadband = change.get(AlarmChangeKeys.DEADBAND);
    return switch (condition) {
      case AlarmCondition.High(double limit, double band) ->
          new AlarmCondition.High(
              change.get(ConditionKeys.HIGH).orElse(limit), deadband.orElse(band));
      case AlarmCondition.Low(double limit, double band) ->
          new AlarmCondition.Low(
              change.get(ConditionKeys.LOW).orElse(limit), deadband.orElse(band));
      case AlarmCondition.Deviation(String from, double by, double band) ->
          new AlarmCondition.Deviation(from, by, deadband.orElse(band));
      case AlarmCondition.Stale(var after) ->
          new AlarmCondition.Stale(change.get(ConditionKeys.STALE).orElse(after));
      case AlarmCondition.Formula formula ->
          new AlarmExpression(change, AlarmExpression.scope(type)).condition(formula);
      case AlarmCondition.Rate _, AlarmCondition.Is _, AlarmCondition.IsNot _ -> condition;
    };
  }
}
