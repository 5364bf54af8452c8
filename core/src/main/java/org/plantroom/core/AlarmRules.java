package org.plantroom.core;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What must hold between the keys of an alarm and the tags of its type.
 *
 * @param type the machine type's keys
 * @param alarm the alarm's keys
 */
record AlarmRules(Section type, Section alarm) {

  void check() {
    checkOne(alarm, ConditionKeys.ALL, alarm.where(AlarmKeys.TAG));
    tag(alarm, AlarmKeys.TAG).ifPresent(tag -> checkConditions(alarm, tag));
    checkDeadband();
    checkStale();
    new AlarmExpression(alarm, AlarmExpression.scope(type)).check();
    checkBesideExpression();
    alarm.get(AlarmKeys.SUPPRESS_WHILE).ifPresent(this::checkSuppression);
  }

  private void checkSuppression(Section suppression) {
    checkOne(suppression, ConditionKeys.SUPPRESSING, alarm.where(AlarmKeys.SUPPRESS_WHILE));
    tag(suppression, AlarmKeys.WHILE_TAG).ifPresent(tag -> checkConditions(suppression, tag));
  }

  private static void checkOne(Section section, List<Field<?>> fields, Where missing) {
    List<Field<?>> written = fields.stream().filter(section::has).toList();
    String expected =
        "exactly one of " + fields.stream().map(Field::key).collect(Collectors.joining(", "));
    if (written.isEmpty()) {
      missing.report("no condition", expected);
    }
    written.stream()
        .skip(1)
        .forEach(field -> section.where(field).report("a second condition", expected));
  }

  private Optional<Section> tag(Section section, Field<String> field) {
    Optional<String> name = section.get(field);
    Optional<SequencedMap<String, Placed<Section>>> tags = type.get(TypeKeys.TAGS);
    if (name.isEmpty() || tags.isEmpty()) {
      return Optional.empty();
    }
    Placed<Section> tag = tags.get().get(name.get());
    if (tag == null) {
      section
          .where(field)
          .report(
              Excerpt.quoted(name.get()),
              "the name of a tag of this type" + Suggestion.hint(name.get(), tags.get().keySet()));
    }
    return Optional.ofNullable(tag).map(Placed::value);
  }

  private void checkConditions(Section section, Section tag) {
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

  private static void checkNumeric(Section section, Field<?> field, Section tag) {
    Optional<RegisterType> found = tag.get(TagKeys.TYPE).filter(known -> !known.isNumeric());
    if (section.has(field) && found.isPresent()) {
      section
          .where(field)
          .report(
              "a condition of numbers", "a tag of a type of numbers, not " + found.get().label());
    }
  }

  private static void checkStates(Section section, Field<List<Placed<String>>> field, Section tag) {
    Optional<RegisterType> found = tag.get(TagKeys.TYPE);
    if (section.has(field) && found.equals(Optional.of(RegisterType.STRING))) {
      section.where(field).report("a condition of states", "a tag of another type than string");
      return;
    }
    for (Placed<String> state : section.get(field).orElse(List.of())) {
      if (StateWords.number(state.value(), tag).isEmpty()) {
        state
            .where()
            .report(
                Excerpt.quoted(state.value()),
                "a state of the tag, its word or its whole number" + hint(state.value(), tag));
      }
    }
  }

  private static String hint(String unknown, Section tag) {
    return tag.get(TagKeys.STATES)
        .map(words -> words.values().stream().map(Placed::value).toList())
        .map(words -> Suggestion.hint(unknown, words))
        .orElse("");
  }

  private void checkDeadband() {
    boolean fits =
        alarm.has(ConditionKeys.HIGH)
            || alarm.has(ConditionKeys.LOW)
            || alarm.has(ConditionKeys.DEVIATION);
    if (alarm.has(AlarmKeys.DEADBAND) && !fits) {
      alarm
          .where(AlarmKeys.DEADBAND)
          .report("a key of high, low and deviation", "none for this condition");
    }
  }

  private void checkBesideExpression() {
    if (alarm.has(ConditionKeys.EXPRESSION)) {
      return;
    }
    for (Field<?> field : ConditionKeys.BESIDE_EXPRESSION) {
      if (alarm.has(field)) {
        alarm.where(field).report("a key of expression", "none for this condition");
      }
    }
  }

  private void checkStale() {
    if (alarm.has(ConditionKeys.STALE) && alarm.has(AlarmKeys.ON_DELAY)) {
      alarm.where(AlarmKeys.ON_DELAY).report("a second delay", "none beside stale, which is one");
    }
  }
}
