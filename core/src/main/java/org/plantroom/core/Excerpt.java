package org.plantroom.core;

import java.util.regex.Pattern;

/** Shortens what a file says, so that a message stays one readable line whatever stands there. */
public final class Excerpt {
  private static final int LONGEST = 60;

  /** User and password of an address: messages travel further than the file. */
  private static final Pattern PASSWORD = Pattern.compile("://[^@]*@");

  private Excerpt() {}

  /** In quotes. */
  public static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /** Without quotes; control characters become question marks. */
  public static String plain(String text) {
    return plain(text, LONGEST);
  }

  /** Of a length of its own. */
  public static String plain(String text, int longest) {
    String harmless = PASSWORD.matcher(text).replaceAll("://…@");
    return shorten(harmless, longest);
  }

  private static String shorten(String text, int longest) {
    int end = Math.min(text.length(), longest);
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
