package org.plantroom.core;

/** The rule for the names that make up a path; Sparkplug's ids must also be free of these marks. */
final class Names {
  static final int MAX_LENGTH = 128;

  private Names() {}

  /**
   * Checks one part of a path.
   *
   * @param what the part's role, for the message
   * @param name the name; 1 to 128 characters without {@code / + # *}, control characters or outer
   *     blanks
   * @return the name
   * @throws IllegalArgumentException when the rule is broken, telling where
   */
  static String check(String what, String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d characters [length=%d]".formatted(what, MAX_LENGTH, name.length()));
    }
    if (Character.isWhitespace(name.charAt(0))
        || Character.isWhitespace(name.charAt(name.length() - 1))) {
      throw new IllegalArgumentException(
          "%s must not begin or end with a blank [name=%s]".formatted(what, name));
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isForbidden(c)) {
        throw new IllegalArgumentException(
            "%s must not contain the character %s at index %d [name=%s]"
                .formatted(
                    what, Character.isISOControl(c) ? "U+%04X".formatted((int) c) : c, i, name));
      }
    }
    return name;
  }

  /** True when the name keeps the rule of {@link #check}. */
  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && !Character.isWhitespace(name.charAt(0))
        && !Character.isWhitespace(name.charAt(name.length() - 1))
        && name.chars().noneMatch(Names::isForbidden);
  }

  private static boolean isForbidden(int c) {
    return c == '/' || c == '+' || c == '#' || c == '*' || Character.isISOControl(c);
  }
}
