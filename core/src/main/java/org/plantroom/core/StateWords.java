package org.plantroom.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How project files name a state of a tag: by its word, its number, or true and false. */
final class StateWords {
  private StateWords() {}

  /**
   * The number of a state.
   *
   * @param tag the keys of the tag
   * @return empty when the tag has no such state
   */
  static Optional<Long> number(String text, Section tag) {
    for (Map.Entry<Long, Placed<String>> state :
        tag.get(TagKeys.STATES).map(Map::entrySet).orElse(Set.of())) {
      if (state.getValue().value().equals(text)) {
        return Optional.of(state.getKey());
      }
    }
    if (isTruth(tag)) {
      return switch (text) {
        case "true", "1" -> Optional.of(1L);
        case "false", "0" -> Optional.of(0L);
        default -> Optional.empty();
      };
    }
    return Kinds.WHOLE_KEY.parser().apply(text);
  }

  private static boolean isTruth(Section tag) {
    RegisterType type = tag.get(TagKeys.TYPE).orElse(RegisterType.U16);
    return type == RegisterType.BOOL || type == RegisterType.BIT;
  }
}
