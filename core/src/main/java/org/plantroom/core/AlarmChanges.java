package org.plantroom.core;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ExpressionScope.Known;

/**
 * What a device changes of its type's alarms, and the alarms it has of its own.
 *
 * @param device the device's keys
 */
record AlarmChanges(Section device) {

  /** Checks that each change fits an alarm of the type, and each alarm of its own its tag. */
  void check(MachineType type) {
    device
        .get(DeviceKeys.ALARMS)
        .ifPresent(
            all -> {
              Set<String> names = new LinkedHashSet<>(type.alarms().keySet());
              all.forEach((name, change) -> addOwn(name, change.value(), names));
              AlarmRules rules = new AlarmRules(AlarmExpression.scope(type), names);
              all.forEach((name, change) -> check(name, change, type, rules));
            });
  }

  private static void addOwn(String name, Section keys, Collection<String> names) {
    if (keys.has(AlarmChangeKeys.TAG)) {
      names.add(name);
    }
  }

  private static void check(
      String name, Placed<Section> change, MachineType type, AlarmRules rules) {
    AlarmType usual = type.alarms().get(name);
    Section keys = change.value();
    if (usual == null && !keys.has(AlarmChangeKeys.TAG)) {
      String hint = Suggestion.hint(name, type.alarms().keySet());
      change
          .where()
          .report(
              "unknown alarm",
              "the name of an alarm of type %s%s, or tag and priority for one of its own"
                  .formatted(type.id(), hint));
      return;
    }
    if (usual == null) {
      checkOwn(keys);
    } else {
      checkChange(keys);
    }
    tag(keys, usual, rules).ifPresent(tag -> rules.checkConditions(keys, tag));
    checkFit(keys, usual);
    new AlarmExpression(keys, rules.scope()).check();
    // An empty map takes the type's suppression away.
    keys.get(AlarmKeys.SUPPRESS_WHILE)
        .filter(by -> AlarmKeys.SUPPRESSION.fields().values().stream().anyMatch(by::has))
        .ifPresent(by -> rules.checkSuppression(by, keys.where(AlarmKeys.SUPPRESS_WHILE)));
  }

  private static void checkOwn(Section keys) {
    if (!keys.has(AlarmChangeKeys.PRIORITY)) {
      keys.where(AlarmChangeKeys.PRIORITY)
          .report("missing", AlarmChangeKeys.PRIORITY.kind().expected());
    }
    AlarmRules.checkCondition(keys, ConditionKeys.ALL, keys.where(AlarmChangeKeys.TAG));
  }

  private static void checkChange(Section keys) {
    AlarmRules.checkSingle(keys, ConditionKeys.ALL);
    boolean hasCondition = ConditionKeys.ALL.stream().anyMatch(keys::has);
    if (keys.has(AlarmChangeKeys.TAG) && !hasCondition) {
      keys.where(AlarmChangeKeys.TAG)
          .report("another tag alone", "also the condition that its value has to meet");
    }
  }

  private static Optional<Known> tag(Section keys, @Nullable AlarmType usual, AlarmRules rules) {
    return usual == null || keys.has(AlarmChangeKeys.TAG)
        ? rules.tag(keys, AlarmChangeKeys.TAG)
        : rules.scope().own(usual.tag());
  }

  private static void checkFit(Section keys, @Nullable AlarmType usual) {
    String condition =
        ConditionKeys.ALL.stream()
            .filter(keys::has)
            .findFirst()
            .map(Field::key)
            .orElse(usual == null ? "" : usual.condition().key());
    if (!isOneOf(condition, ConditionKeys.NUMERIC)) {
      report(keys, AlarmChangeKeys.DEADBAND, condition);
    }
    if (!condition.equals(ConditionKeys.EXPRESSION.key())) {
      ConditionKeys.BESIDE_EXPRESSION.forEach(field -> report(keys, field, condition));
    }
    if (condition.equals(ConditionKeys.STALE.key())) {
      report(keys, AlarmChangeKeys.ON_DELAY, condition);
    }
  }

  private static boolean isOneOf(String condition, List<Field<?>> fields) {
    return fields.stream().anyMatch(field -> field.key().equals(condition));
  }

  private static void report(Section keys, Field<?> field, String condition) {
    if (keys.has(field) && !condition.isEmpty()) {
      keys.where(field)
          .report(
              "not a key of this alarm",
              "a change that fits its condition, %s".formatted(condition));
    }
  }

  /** The alarms this device has: those of its type, then those of its own. */
  SequencedMap<String, AlarmType> of(MachineType type) {
    Optional<SequencedMap<String, Placed<Section>>> changes = device.get(DeviceKeys.ALARMS);
    if (changes.isEmpty()) {
      return type.alarms();
    }
    AlarmBuilder builder = new AlarmBuilder(AlarmExpression.scope(type));
    SequencedMap<String, AlarmType> alarms = new LinkedHashMap<>(type.alarms());
    changes
        .get()
        .forEach(
            (name, change) -> {
              Section keys = change.value();
              AlarmType usual = alarms.get(name);
              if (!keys.need(AlarmChangeKeys.ENABLED)) {
                alarms.remove(name);
              } else {
                alarms.put(
                    name, usual == null ? builder.own(name, keys) : builder.changed(usual, keys));
              }
            });
    return Collections.unmodifiableSequencedMap(alarms);
  }
}
