package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a recorded table's cells mean: numbers and column names. */
final class Cells {
  /** Longer texts are no sensible number; the bound also keeps parsing quick. */
  private static final int LONGEST_NUMBER = 64;

  /** No hexadecimal, no {@code NaN}, no trailing {@code f}, all of which Float would take. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

  /** Longest name a tag may have, less room for a suffix. */
  private static final int LONGEST_NAME = 120;

  private static final int LONGEST_QUOTE = 60;

  private Cells() {}

  /** The cell's number; NaN for an empty cell, a text, or what a single cannot hold. */
  static float number(String cell) {
    String text = cell.strip();
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      return Float.NaN;
    }
    float value = Float.parseFloat(text);
    return Float.isFinite(value) ? value : Float.NaN;
  }

  /**
   * Names fit for tags: outer blanks gone, forbidden marks replaced by {@code _}, an empty one
   * named by its number, a second of the same name numbered.
   */
  static List<String> names(List<String> headers) {
    List<String> names = new ArrayList<>(headers.size());
    Set<String> taken = new HashSet<>();
    for (String header : headers) {
      String clean = clean(header);
      String name = clean.isEmpty() ? "Column%d".formatted(names.size() + 1) : clean;
      names.add(unique(name, taken));
    }
    return names;
  }

  private static String unique(String name, Set<String> taken) {
    String candidate = name;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = name + "_" + number;
    }
    return candidate;
  }

  static String clean(String header) {
    String name = header.strip().replaceAll("[/+#*\\p{Cntrl}]", "_");
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME).strip() : name;
  }

  /** The text in quotes for a message, cut when long. */
  static String quoted(String text) {
    String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
  }
}
