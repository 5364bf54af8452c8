package org.plantroom.core;

import java.util.Map;
import java.util.Optional;
import org.plantroom.core.ExpressionScope.Known;

/** How project files name a state of a tag: by its word, its number, or true and false. */
final class StateWords {
  private StateWords() {}

  /**
   * The number of a state.
   *
   * @param tag what is known of the tag
   * @return empty when the tag has no such state
   */
  static Optional<Long> number(String text, Known tag) {
    for (Map.Entry<Long, String> state : tag.states().entrySet()) {
      if (state.getValue().equals(text)) {
        return Optional.of(state.getKey());
      }
    }
    if (tag.isTruth()) {
      return switch (text) {
        case "true", "1" -> Optional.of(1L);
        case "false", "0" -> Optional.of(0L);
        default -> Optional.empty();
      };
    }
    return Kinds.WHOLE_KEY.parser().apply(text);
  }
}
