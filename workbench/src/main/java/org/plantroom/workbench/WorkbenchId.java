package org.plantroom.workbench;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a study or a run, and its file or folder; so it leads nowhere else.
 *
 * @param text 1 to 64 lower-case letters, digits and dashes, no dash at the start
 */
public record WorkbenchId(String text) implements Comparable<WorkbenchId> {
  /** What a name must be, in words. */
  public static final String EXPECTED =
      "1 to 64 lower-case letters, digits and dashes, no dash at the start";

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when it has another
   */
  public WorkbenchId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("expected " + EXPECTED);
    }
  }

  /** The id of a text; empty when it has not the form. */
  public static Optional<WorkbenchId> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new WorkbenchId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(WorkbenchId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
