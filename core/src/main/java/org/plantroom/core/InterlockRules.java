package org.plantroom.core;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What must hold between the keys of an interlock and the tags of its type.
 *
 * @param type the machine type's keys
 * @param interlock the interlock's keys
 */
record InterlockRules(Section type, Section interlock) {

  void check() {
    checkOneRule();
    checkTags();
    for (Field<Placed<String>> field : InterlockKeys.RULES) {
      AlarmExpression.check(interlock.get(field), AlarmExpression.scope(type));
    }
  }

  private void checkOneRule() {
    List<Field<Placed<String>>> written =
        InterlockKeys.RULES.stream().filter(interlock::has).toList();
    String expected = "exactly one of refuseWhile, permitWhile";
    if (written.isEmpty()) {
      interlock.where(InterlockKeys.REFUSE_WHILE).report("no rule", expected);
    } else if (written.size() > 1) {
      interlock.where(written.get(1)).report("a second rule", expected);
    }
  }

  private void checkTags() {
    Optional<SequencedMap<String, Placed<Section>>> tags = type.get(TypeKeys.TAGS);
    if (tags.isEmpty()) {
      return;
    }
    for (Placed<String> name : interlock.get(InterlockKeys.TAGS).orElse(List.of())) {
      Placed<Section> tag = tags.get().get(name.value());
      if (tag == null) {
        String hint = Suggestion.hint(name.value(), tags.get().keySet());
        name.where().report(Excerpt.quoted(name.value()), "the name of a tag of this type" + hint);
      } else if (isReadOnly(tag.value())) {
        name.where().report(Excerpt.quoted(name.value()), "a tag that may be written");
      }
    }
  }

  private static boolean isReadOnly(Section tag) {
    return tag.get(TagKeys.WRITE).map(written -> written.rule() == null).orElse(false);
  }
}
