package org.plantroom.core;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;

/** The tags an expression can name. */
interface ExpressionScope {
  /**
   * What is known of a tag.
   *
   * @param type of its register
   * @param unit its symbol; empty for none, which fits beside any
   * @param states words for its values
   */
  record Known(RegisterType type, String unit, SortedMap<Long, String> states) {
    static Known of(TagType tag) {
      return new Known(tag.type(), tag.unit(), tag.states());
    }

    boolean isTruth() {
      return type == RegisterType.BOOL || type == RegisterType.BIT;
    }
  }

  /** What a name may stand for. */
  sealed interface Found {
    /** There is such a tag. */
    record Tag(Known tag) implements Found {}

    /** It cannot be told here, as a tag of another device while a type is read. */
    record Elsewhere() implements Found {}
  }

  /** What a valid reference stands for; empty when there is no such tag. */
  Optional<Found> find(String reference);

  /** What is known of a tag of the same device; empty when there is none of this name. */
  default Optional<Known> own(String name) {
    return find(name)
        .flatMap(
            found ->
                found instanceof Found.Tag(Known known) ? Optional.of(known) : Optional.empty());
  }

  /** The names a slip may have meant. */
  Collection<String> names();
}
