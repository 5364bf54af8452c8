package org.plantroom.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One validation case of the simulator: what a source says, what ours gives, and how far apart they
 * may be. Collects rows and trajectories, leaves them in {@code target/validation} for the
 * validation page, and fails when a row is out of its tolerance.
 *
 * <p>Owner: one test.
 */
public final class ValidationCase {
  private static final Path FOLDER = Path.of("target", "validation");

  private final String id;
  private final StringBuilder lines = new StringBuilder();
  private final List<String> missed = new ArrayList<>();

  private ValidationCase(String id, String title, String source) {
    this.id = id;
    lines.append("case\t").append(id).append('\t').append(title).append('\t');
    lines.append(source).append('\n');
  }

  /**
   * Begins a case.
   *
   * @param id e.g. {@code D4}; a case of several tests takes suffixes, {@code D4-charge}
   * @param title what is compared
   * @param source where the expected numbers are from
   */
  public static ValidationCase of(String id, String title, String source) {
    return new ValidationCase(id, title, source);
  }

  /** A row that must be within an absolute tolerance of what is expected. */
  public ValidationCase near(String quantity, double expected, double ours, double tolerance) {
    String possible = "%s ± %s".formatted(number(expected), number(tolerance));
    return row(quantity, possible, ours, "", Math.abs(ours - expected) <= tolerance);
  }

  /** A row that must be within a relative tolerance of what is expected. */
  public ValidationCase nearShare(String quantity, double expected, double ours, double share) {
    return near(quantity, expected, ours, Math.abs(expected) * share);
  }

  /** A row that must lie in a range. */
  public ValidationCase within(String quantity, double low, double high, double ours) {
    String possible = "%s … %s".formatted(number(low), number(high));
    return row(quantity, possible, ours, "", ours >= low && ours <= high);
  }

  /**
   * An error of ours that may be no greater than a bound.
   *
   * @param anchor the same error of the package we compare with, as text; empty when none is known
   */
  public ValidationCase atMost(String quantity, double bound, double ours, String anchor) {
    return row(quantity, "≤ " + number(bound), ours, anchor, ours <= bound);
  }

  /** A row of any other kind; a NaN never holds. */
  public ValidationCase row(
      String quantity, String expected, double ours, String anchor, boolean holds) {
    boolean met = holds && !Double.isNaN(ours);
    String line =
        String.join("\t", "row", quantity, expected, number(ours), anchor, met ? "met" : "missed");
    lines.append(line).append('\n');
    if (!met) {
      missed.add("%s: expected %s, ours %s".formatted(quantity, expected, number(ours)));
    }
    return this;
  }

  /** A row that is missed for a known reason: the page tells both, the test does not fail. */
  public ValidationCase missed(String quantity, String expected, double ours, String reason) {
    String line = String.join("\t", "row", quantity, expected, number(ours), reason, "missed");
    lines.append(line).append('\n');
    return this;
  }

  /**
   * A trajectory for the page's plot.
   *
   * @param plot trajectories of one plot share its name, e.g. {@code outlet temperature, °C}
   * @param name of this one, {@code measured} or {@code ours} among others
   * @param seconds times; as many as values
   */
  public ValidationCase trajectory(String plot, String name, double[] seconds, double[] values) {
    if (seconds.length != values.length) {
      throw new IllegalArgumentException(
          "%d times for %d values".formatted(seconds.length, values.length));
    }
    lines.append("plot\t").append(plot).append('\t').append(name);
    for (int i = 0; i < seconds.length; i++) {
      lines.append('\t').append(number(seconds[i])).append(' ').append(number(values[i]));
    }
    lines.append('\n');
    return this;
  }

  /**
   * Ends the case: writes it down, then fails if any row was missed.
   *
   * @throws AssertionError with all rows that were missed
   */
  public void conclude() {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(id + ".tsv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!missed.isEmpty()) {
      throw new AssertionError(id + " is missed: " + String.join("; ", missed));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
