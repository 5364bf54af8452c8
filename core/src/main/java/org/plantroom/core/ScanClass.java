package org.plantroom.core;

import java.util.Optional;
import java.util.Set;

/** Which scan class a tag belongs to. */
final class ScanClass {
  private static final String USUAL = "normal";

  private ScanClass() {}

  /**
   * The class written, else {@code normal}, else the only one there is.
   *
   * @return empty when none is written and it is not clear which is meant
   */
  static Optional<String> of(Optional<String> written, Set<String> classes) {
    if (written.isPresent()) {
      return written;
    }
    if (classes.contains(USUAL)) {
      return Optional.of(USUAL);
    }
    return classes.size() == 1 ? Optional.of(classes.iterator().next()) : Optional.empty();
  }
}
