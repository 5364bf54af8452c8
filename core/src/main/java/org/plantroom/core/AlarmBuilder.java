package org.plantroom.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes a type's alarms of keys without a mistake.
 *
 * @param type the machine type's keys
 */
record AlarmBuilder(Section type) {

  SequencedMap<String, AlarmType> build() {
    SequencedMap<String, AlarmType> alarms = new LinkedHashMap<>();
    type.get(TypeKeys.ALARMS)
        .ifPresent(all -> all.forEach((name, keys) -> alarms.put(name, alarm(name, keys.value()))));
    return Collections.unmodifiableSequencedMap(alarms);
  }

  private AlarmType alarm(String name, Section alarm) {
    String tag = alarm.need(AlarmKeys.TAG);
    return new AlarmType(
        name,
        tag,
        condition(alarm, alarm.need(AlarmKeys.DEADBAND), tag),
        alarm.need(AlarmKeys.PRIORITY),
        alarm.need(AlarmKeys.ON_DELAY),
        alarm.need(AlarmKeys.OFF_DELAY),
        alarm.need(AlarmKeys.LATCHING),
        alarm.get(AlarmKeys.MESSAGE).orElse(name),
        alarm.get(AlarmKeys.CONSEQUENCE).orElse(""),
        alarm.get(AlarmKeys.ACTION).orElse(""),
        alarm.get(AlarmKeys.FIRST_OUT).orElse(""),
        alarm.get(AlarmKeys.SUPPRESS_WHILE).map(this::suppression).orElse(null));
  }

  private AlarmType.Suppression suppression(Section suppression) {
    String tag = suppression.need(AlarmKeys.WHILE_TAG);
    return new AlarmType.Suppression(tag, condition(suppression, 0, tag));
  }

  private AlarmCondition condition(Section keys, double deadband, String tag) {
    if (keys.has(ConditionKeys.HIGH)) {
      return new AlarmCondition.High(keys.need(ConditionKeys.HIGH), deadband);
    }
    if (keys.has(ConditionKeys.LOW)) {
      return new AlarmCondition.Low(keys.need(ConditionKeys.LOW), deadband);
    }
    if (keys.has(ConditionKeys.RATE)) {
      Section rate = keys.need(ConditionKeys.RATE);
      return new AlarmCondition.Rate(rate.need(ConditionKeys.BY), rate.need(ConditionKeys.WITHIN));
    }
    if (keys.has(ConditionKeys.DEVIATION)) {
      Section deviation = keys.need(ConditionKeys.DEVIATION);
      return new AlarmCondition.Deviation(
          deviation.need(ConditionKeys.FROM), deviation.need(ConditionKeys.BY), deadband);
    }
    if (keys.has(ConditionKeys.STALE)) {
      return new AlarmCondition.Stale(keys.need(ConditionKeys.STALE));
    }
    if (keys.has(ConditionKeys.EXPRESSION)) {
      return new AlarmExpression(keys, AlarmExpression.scope(type)).condition(null);
    }
    return keys.has(ConditionKeys.IS)
        ? new AlarmCondition.Is(states(keys.need(ConditionKeys.IS), tag))
        : new AlarmCondition.IsNot(states(keys.need(ConditionKeys.IS_NOT), tag));
  }

  private SortedSet<Long> states(List<Placed<String>> words, String tag) {
    Section keys = Objects.requireNonNull(type.need(TypeKeys.TAGS).get(tag)).value();
    SortedSet<Long> states = new TreeSet<>();
    words.forEach(word -> states.add(StateWords.number(word.value(), keys).orElseThrow()));
    return Collections.unmodifiableSortedSet(states);
  }
}
