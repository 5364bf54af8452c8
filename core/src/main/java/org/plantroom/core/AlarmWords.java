package org.plantroom.core;

import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a type file says of an alarm, in its own words. */
final class AlarmWords {
  private AlarmWords() {}

  static SequencedMap<String, String> of(AlarmType alarm, MachineType type) {
    FileWords words = new FileWords().put(AlarmKeys.TAG, alarm.tag());
    putCondition(words, "", alarm.condition(), states(type, alarm.tag()));
    words
        .put(AlarmKeys.PRIORITY, alarm.priority().label())
        .put(AlarmKeys.ON_DELAY, alarm.onDelay())
        .put(AlarmKeys.OFF_DELAY, alarm.offDelay())
        .put(AlarmKeys.LATCHING, alarm.latching())
        .put(AlarmKeys.MESSAGE, alarm.message())
        .put(AlarmKeys.CONSEQUENCE, alarm.consequence())
        .put(AlarmKeys.ACTION, alarm.action())
        .put(AlarmKeys.FIRST_OUT, alarm.firstOut());
    AlarmType.Suppression suppression = alarm.suppressWhile();
    String above = AlarmKeys.SUPPRESS_WHILE.key() + ".";
    switch (suppression) {
      case null -> {}
      case AlarmType.WhileTag(String tag, AlarmCondition condition) -> {
        words.put(above + AlarmKeys.WHILE_TAG.key(), tag);
        putCondition(words, above, condition, states(type, tag));
      }
      case AlarmType.WhileAlarm(String parent) ->
          words.put(above + AlarmKeys.WHILE_ALARM.key(), parent);
    }
    return words.all();
  }

  private static SortedMap<Long, String> states(MachineType type, String tag) {
    TagType known = type.tags().get(tag);
    return known == null ? new TreeMap<>() : known.states();
  }

  private static void putCondition(
      FileWords words, String above, AlarmCondition condition, SortedMap<Long, String> states) {
    String key = above + condition.key();
    switch (condition) {
      case AlarmCondition.High high -> words.put(key, high.limit());
      case AlarmCondition.Low low -> words.put(key, low.limit());
      case AlarmCondition.Deviation deviation ->
          words
              .put(key + "." + ConditionKeys.FROM.key(), deviation.from())
              .put(key + "." + ConditionKeys.BY.key(), deviation.by());
      case AlarmCondition.Rate rate ->
          words
              .put(key + "." + ConditionKeys.BY.key(), rate.by())
              .put(key + "." + ConditionKeys.WITHIN.key(), rate.within());
      case AlarmCondition.Is is -> words.put(key, words(is.states(), states));
      case AlarmCondition.IsNot isNot -> words.put(key, words(isNot.states(), states));
      case AlarmCondition.Stale stale -> words.put(key, stale.after());
      case AlarmCondition.Formula formula ->
          words
              .put(key, formula.when())
              .put(ConditionKeys.UNTIL, formula.until())
              .put(ConditionKeys.UNKNOWN, formula.unknown().label());
    }
    if (above.isEmpty() && condition instanceof AlarmCondition.Numeric numeric) {
      words.put(AlarmKeys.DEADBAND, numeric.deadband());
    }
  }

  private static String words(SortedSet<Long> numbers, SortedMap<Long, String> states) {
    return numbers.stream()
        .map(number -> states.getOrDefault(number, number.toString()))
        .collect(Collectors.joining(", "));
  }
}
