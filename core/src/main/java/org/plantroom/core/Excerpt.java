package org.plantroom.core;

/** Shortens what a file says, so that a message stays one readable line whatever stands there. */
final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  /** In quotes. */
  static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /** Without quotes; control characters become question marks. */
  static String plain(String text) {
    int end = Math.min(text.length(), LONGEST);
    StringBuilder excerpt = new StringBuilder(end + 1);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      excerpt.append(isPrintable(c) ? c : '?');
    }
    return excerpt.append(end < text.length() ? "…" : "").toString();
  }

  private static boolean isPrintable(char c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
  }
}
