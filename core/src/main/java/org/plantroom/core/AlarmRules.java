package org.plantroom.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plantroom.core.ExpressionScope.Known;

/**
 * What must hold between the keys of an alarm and the tags of its type.
 *
 * @param scope the tags of the type
 * @param alarms the names of all alarms beside it
 */
record AlarmRules(ExpressionScope scope, Collection<String> alarms) {
  private static final List<Field<?>> BESIDE_TAG =
      Stream.concat(Stream.<Field<?>>of(AlarmKeys.WHILE_TAG), ConditionKeys.SUPPRESSING.stream())
          .toList();

  /** Checks an alarm of a type. */
  void check(Section alarm) {
    checkCondition(alarm, ConditionKeys.ALL, alarm.where(AlarmKeys.TAG));
    tag(alarm, AlarmKeys.TAG).ifPresent(tag -> checkConditions(alarm, tag));
    checkDeadband(alarm);
    checkStale(alarm);
    new AlarmExpression(alarm, scope).check();
    checkBesideExpression(alarm);
    alarm
        .get(AlarmKeys.SUPPRESS_WHILE)
        .ifPresent(by -> checkSuppression(by, alarm.where(AlarmKeys.SUPPRESS_WHILE)));
  }

  /** Checks what suppresses an alarm by design. */
  void checkSuppression(Section suppression, Where where) {
    if (suppression.has(AlarmKeys.WHILE_ALARM)) {
      suppression.get(AlarmKeys.WHILE_ALARM).ifPresent(name -> checkParent(suppression, name));
      BESIDE_TAG.stream()
          .filter(suppression::has)
          .forEach(field -> suppression.where(field).report("a key beside alarm", "alarm alone"));
    } else if (suppression.has(AlarmKeys.WHILE_TAG)) {
      checkCondition(suppression, ConditionKeys.SUPPRESSING, where);
      tag(suppression, AlarmKeys.WHILE_TAG).ifPresent(tag -> checkConditions(suppression, tag));
    } else {
      where.report("no tag", "tag with a condition, or alarm");
    }
  }

  /** One of another device is looked for once all sites are read, see {@link ParentAlarmRules}. */
  private void checkParent(Section suppression, String name) {
    if (AlarmReference.isOwn(name) && !alarms.contains(name)) {
      suppression
          .where(AlarmKeys.WHILE_ALARM)
          .report(
              Excerpt.quoted(name),
              "the name of an alarm of the same device" + Suggestion.hint(name, alarms));
    }
  }

  /** Checks that there is exactly one condition. */
  static void checkCondition(Section section, List<Field<?>> fields, Where missing) {
    if (fields.stream().noneMatch(section::has)) {
      missing.report("no condition", oneOf(fields));
    }
    checkSingle(section, fields);
  }

  /** Checks that there is one condition at most. */
  static void checkSingle(Section section, List<Field<?>> fields) {
    fields.stream()
        .filter(section::has)
        .skip(1)
        .forEach(field -> section.where(field).report("a second condition", oneOf(fields)));
  }

  private static String oneOf(List<Field<?>> fields) {
    return "exactly one of " + fields.stream().map(Field::key).collect(Collectors.joining(", "));
  }

  /** What is known of the tag a key names; empty when there is none, which is told. */
  Optional<Known> tag(Section section, Field<String> field) {
    Optional<String> name = section.get(field);
    if (name.isEmpty() || scope.names().isEmpty()) {
      return Optional.empty();
    }
    Optional<Known> tag = scope.own(name.get());
    if (tag.isEmpty()) {
      section
          .where(field)
          .report(
              Excerpt.quoted(name.get()),
              "the name of a tag of this type" + Suggestion.hint(name.get(), scope.names()));
    }
    return tag;
  }

  /** Checks that each condition fits the tag. */
  void checkConditions(Section section, Known tag) {
    List.of(ConditionKeys.HIGH, ConditionKeys.LOW, ConditionKeys.RATE, ConditionKeys.DEVIATION)
        .forEach(field -> checkNumeric(section, field, tag));
    List.of(ConditionKeys.IS, ConditionKeys.IS_NOT)
        .forEach(field -> checkStates(section, field, tag));
    section
        .get(ConditionKeys.DEVIATION)
        .ifPresent(
            deviation ->
                tag(deviation, ConditionKeys.FROM)
                    .ifPresent(from -> checkNumeric(deviation, ConditionKeys.FROM, from)));
  }

  private static void checkNumeric(Section section, Field<?> field, Known tag) {
    if (section.has(field) && !tag.type().isNumeric()) {
      section
          .where(field)
          .report(
              "a condition of numbers", "a tag of a type of numbers, not " + tag.type().label());
    }
  }

  private static void checkStates(Section section, Field<List<Placed<String>>> field, Known tag) {
    if (section.has(field) && tag.type() == RegisterType.STRING) {
      section.where(field).report("a condition of states", "a tag of another type than string");
      return;
    }
    for (Placed<String> state : section.get(field).orElse(List.of())) {
      if (StateWords.number(state.value(), tag).isEmpty()) {
        state
            .where()
            .report(
                Excerpt.quoted(state.value()),
                "a state of the tag, its word or its whole number"
                    + Suggestion.hint(state.value(), tag.states().values()));
      }
    }
  }

  private static void checkDeadband(Section alarm) {
    boolean fits = ConditionKeys.NUMERIC.stream().anyMatch(alarm::has);
    if (alarm.has(AlarmKeys.DEADBAND) && !fits) {
      alarm
          .where(AlarmKeys.DEADBAND)
          .report("a key of high, low and deviation", "none for this condition");
    }
  }

  private static void checkBesideExpression(Section alarm) {
    if (alarm.has(ConditionKeys.EXPRESSION)) {
      return;
    }
    for (Field<?> field : ConditionKeys.BESIDE_EXPRESSION) {
      if (alarm.has(field)) {
        alarm.where(field).report("a key of expression", "none for this condition");
      }
    }
  }

  private static void checkStale(Section alarm) {
    if (alarm.has(ConditionKeys.STALE) && alarm.has(AlarmKeys.ON_DELAY)) {
      alarm.where(AlarmKeys.ON_DELAY).report("a second delay", "none beside stale, which is one");
    }
  }
}
