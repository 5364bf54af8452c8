package org.plantroom.core;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ExpressionScope.Known;

/**
 * Makes alarms of keys without a mistake.
 *
 * @param scope the tags of the machine type
 */
record AlarmBuilder(ExpressionScope scope) {

  /** The alarms of a type. */
  SequencedMap<String, AlarmType> build(Optional<SequencedMap<String, Placed<Section>>> written) {
    SequencedMap<String, AlarmType> alarms = new LinkedHashMap<>();
    written.ifPresent(
        all -> all.forEach((name, keys) -> alarms.put(name, alarm(name, keys.value()))));
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
        suppression(alarm, null));
  }

  /** An alarm that a device has and its type does not. */
  AlarmType own(String name, Section keys) {
    String tag = keys.get(AlarmChangeKeys.TAG).orElseThrow();
    AlarmType plain =
        new AlarmType(
            name,
            tag,
            condition(keys, 0, tag),
            keys.get(AlarmChangeKeys.PRIORITY).orElseThrow(),
            Duration.ZERO,
            Duration.ZERO,
            false,
            name,
            "",
            "",
            "",
            null);
    return changed(plain, keys);
  }

  /** An alarm of the type with a device's change of it. */
  AlarmType changed(AlarmType usual, Section change) {
    String tag = change.get(AlarmChangeKeys.TAG).orElse(usual.tag());
    return new AlarmType(
        usual.name(),
        tag,
        changed(usual.condition(), change, tag),
        change.get(AlarmChangeKeys.PRIORITY).orElse(usual.priority()),
        change.get(AlarmChangeKeys.ON_DELAY).orElse(usual.onDelay()),
        change.get(AlarmChangeKeys.OFF_DELAY).orElse(usual.offDelay()),
        change.get(AlarmChangeKeys.LATCHING).orElse(usual.latching()),
        change.get(AlarmKeys.MESSAGE).orElse(usual.message()),
        change.get(AlarmKeys.CONSEQUENCE).orElse(usual.consequence()),
        change.get(AlarmKeys.ACTION).orElse(usual.action()),
        change.get(AlarmKeys.FIRST_OUT).orElse(usual.firstOut()),
        suppression(change, usual.suppressWhile()));
  }

  private AlarmCondition changed(AlarmCondition usual, Section change, String tag) {
    double deadband = usual instanceof AlarmCondition.Numeric numeric ? numeric.deadband() : 0;
    double changed = change.get(AlarmChangeKeys.DEADBAND).orElse(deadband);
    boolean isWritten = ConditionKeys.ALL.stream().anyMatch(change::has);
    if (isWritten && !(usual instanceof AlarmCondition.Formula && has(change, usual))) {
      return condition(change, changed, tag);
    }
    return switch (usual) {
      case AlarmCondition.High(double limit, double _) -> new AlarmCondition.High(limit, changed);
      case AlarmCondition.Low(double limit, double _) -> new AlarmCondition.Low(limit, changed);
      case AlarmCondition.Deviation(String from, double by, double _) ->
          new AlarmCondition.Deviation(from, by, changed);
      case AlarmCondition.Formula formula -> new AlarmExpression(change, scope).condition(formula);
      case AlarmCondition.Rate _,
          AlarmCondition.Is _,
          AlarmCondition.IsNot _,
          AlarmCondition.Stale _ ->
          usual;
    };
  }

  private static boolean has(Section change, AlarmCondition condition) {
    return ConditionKeys.ALL.stream()
        .anyMatch(field -> field.key().equals(condition.key()) && change.has(field));
  }

  /** What is written; what was usual when nothing is; nothing for an empty map. */
  private AlarmType.@Nullable Suppression suppression(
      Section alarm, AlarmType.@Nullable Suppression usual) {
    if (!alarm.has(AlarmKeys.SUPPRESS_WHILE)) {
      return usual;
    }
    Section written = alarm.need(AlarmKeys.SUPPRESS_WHILE);
    if (written.has(AlarmKeys.WHILE_ALARM)) {
      return new AlarmType.WhileAlarm(written.get(AlarmKeys.WHILE_ALARM).orElseThrow());
    }
    return written
        .get(AlarmKeys.WHILE_TAG)
        .map(tag -> new AlarmType.WhileTag(tag, condition(written, 0, tag)))
        .orElse(null);
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
      return new AlarmExpression(keys, scope).condition(null);
    }
    return keys.has(ConditionKeys.IS)
        ? new AlarmCondition.Is(states(keys.need(ConditionKeys.IS), tag))
        : new AlarmCondition.IsNot(states(keys.need(ConditionKeys.IS_NOT), tag));
  }

  private SortedSet<Long> states(List<Placed<String>> words, String tag) {
    Known known = scope.own(tag).orElseThrow();
    SortedSet<Long> states = new TreeSet<>();
    words.forEach(word -> states.add(StateWords.number(word.value(), known).orElseThrow()));
    return Collections.unmodifiableSortedSet(states);
  }
}
