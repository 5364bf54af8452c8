package org.plantroom.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** A machine type's file, checked by itself. */
final class TypeFile {
  private TypeFile() {}

  /**
   * Checks and builds a type.
   *
   * @param id the file's name without ending
   * @param text what the file holds
   * @param where the file; its mistakes go there
   * @return the type; empty when the file has a mistake
   */
  static Optional<MachineType> read(String id, String text, Where where) {
    Mistakes own = new Mistakes();
    Where top = Where.top(own, where.file());
    Optional<Section> section =
        YamlTree.read(text, top).flatMap(node -> TypeKeys.FORMAT.read(node, top.at(Place.START)));
    section.ifPresent(TypeFile::checkTags);
    section.ifPresent(TypeFile::checkAlarms);
    section.ifPresent(TypeFile::checkInterlocks);
    where.mistakes().addAll(own);
    return own.isEmpty() ? section.map(type -> new TypeBuilder(type).build(id)) : Optional.empty();
  }

  private static void checkTags(Section type) {
    type.get(TypeKeys.TAGS)
        .ifPresent(tags -> tags.values().forEach(tag -> new TagRules(type, tag.value()).check()));
  }

  private static void checkInterlocks(Section type) {
    type.get(TypeKeys.INTERLOCKS)
        .ifPresent(
            all -> all.values().forEach(one -> new InterlockRules(type, one.value()).check()));
  }

  private static void checkAlarms(Section type) {
    type.get(TypeKeys.ALARMS).ifPresent(alarms -> checkAlarms(type, alarms));
  }

  private static void checkAlarms(Section type, SequencedMap<String, Placed<Section>> alarms) {
    AlarmRules rules = new AlarmRules(AlarmExpression.scope(type), alarms.keySet());
    alarms.values().forEach(alarm -> rules.check(alarm.value()));
    SequencedMap<String, String> parents = new LinkedHashMap<>();
    alarms.forEach((name, alarm) -> parent(alarm).ifPresent(parent -> parents.put(name, parent)));
    for (List<String> circle : SuppressionCircles.of(parents)) {
      Objects.requireNonNull(alarms.get(circle.getFirst()))
          .value()
          .where(AlarmKeys.SUPPRESS_WHILE)
          .report(
              "a circle: " + ParentAlarmRules.words(circle),
              "alarms that do not suppress each other");
    }
  }

  private static Optional<String> parent(Placed<Section> alarm) {
    return alarm.value().get(AlarmKeys.SUPPRESS_WHILE).flatMap(by -> by.get(AlarmKeys.WHILE_ALARM));
  }
}
