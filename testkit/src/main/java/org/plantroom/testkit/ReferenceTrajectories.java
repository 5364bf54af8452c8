package org.plantroom.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stored trajectories of the Modelica Buildings Library, its files of reference results: lines of
 * {@code name=[v, v, …]}, evenly spaced over the time the line {@code time} spans. Two values of a
 * trajectory with more samples elsewhere are its constant or its straight line.
 */
public final class ReferenceTrajectories {
  private static final Pattern LINE = Pattern.compile("^([^=]+)=\\[(.*)]$");

  private final Map<String, double[]> values = new LinkedHashMap<>();

  private ReferenceTrajectories(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        values.put(matcher.group(1), numbers(matcher.group(2)));
      }
    }
  }

  /** Reads a file. */
  public static ReferenceTrajectories read(Path file) {
    try {
      return new ReferenceTrajectories(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of all trajectories but time. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(values.keySet());
    names.remove("time");
    return names;
  }

  /** How many samples the trajectories have. */
  public int samples() {
    return values.values().stream().mapToInt(row -> row.length).max().orElse(0);
  }

  /** Times of the samples, s. */
  public double[] seconds() {
    return spread(row("time"));
  }

  /**
   * A trajectory, as many values as {@link #samples}.
   *
   * @throws IllegalArgumentException when the file has none of this name
   */
  public double[] values(String name) {
    return spread(row(name));
  }

  private double[] row(String name) {
    double[] row = values.get(name);
    if (row == null) {
      throw new IllegalArgumentException("no trajectory %s among %s".formatted(name, names()));
    }
    return row;
  }

  private double[] spread(double[] row) {
    if (row.length != 2) {
      return row.clone();
    }
    double[] line = new double[samples()];
    Arrays.setAll(line, i -> row[0] + (row[1] - row[0]) * i / (line.length - 1));
    return line;
  }

  private static double[] numbers(String list) {
    return Pattern.compile(",")
        .splitAsStream(list)
        .mapToDouble(word -> Double.parseDouble(word.strip()))
        .toArray();
  }
}
