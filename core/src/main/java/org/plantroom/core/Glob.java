package org.plantroom.core;

import java.util.regex.Pattern;

/**
 * A pattern over paths: {@code *} stands for anything within one level, {@code **} for any levels,
 * none included. {@code mill-road/**} matches every tag of a site.
 */
public final class Glob {
  static final int MAX_LENGTH = 512;

  private final String text;
  private final Pattern pattern;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @param text 1 to 512 characters
   * @throws IllegalArgumentException when the text is empty, too long, or has more than 16 stars,
   *     which only serve to make matching slow
   */
  public static Glob of(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a glob must have 1 to %d characters [length=%d]".formatted(MAX_LENGTH, text.length()));
    }
    if (text.chars().filter(c -> c == '*').count() > 16) {
      throw new IllegalArgumentException(
          "a glob may have at most 16 stars [glob=%s]".formatted(text));
    }
    return new Glob(text, Pattern.compile(toRegex(text), Pattern.DOTALL));
  }

  /** True when the whole path matches. */
  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static String toRegex(String text) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 3;
      } else if (text.startsWith("/**", i) && i + 3 == text.length()) {
        regex.append("(?:/.*)?");
        i += 3;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else if (text.charAt(i) == '*') {
        regex.append("[^/]*");
        i++;
      } else {
        regex.append(Pattern.quote(String.valueOf(text.charAt(i))));
        i++;
      }
    }
    return regex.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
