package org.plantroom.study;

/** Text inside HTML and SVG. */
final class Markup {
  private Markup() {}

  /** The text with the characters that have a meaning there replaced. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
