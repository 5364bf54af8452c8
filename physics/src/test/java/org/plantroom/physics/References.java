package org.plantroom.physics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the shared reference trajectories and measured tables. */
final class References {
  private References() {}

  /** A trajectory of a Modelica reference result: {@code name=[…]}. */
  static double[] trajectory(Path file, String name) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(name + "=[")) {
        String inner = line.substring(name.length() + 2, line.lastIndexOf(']'));
        return Arrays.stream(inner.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      }
    }
    throw new IOException("%s has no %s".formatted(file, name));
  }

  /** The rows of numbers of a Modelica table file. */
  static double[][] table(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.matches("\\s*-?[0-9].*"))
        .map(
            line ->
                Arrays.stream(line.strip().split("[\\s,;]+", -1))
                    .filter(cell -> !cell.isEmpty())
                    .mapToDouble(Double::parseDouble)
                    .toArray())
        .toArray(double[][]::new);
  }

  /** Root of the mean square of differences. */
  static double rmse(double[] expected, double[] ours) {
    double sum = 0;
    for (int i = 0; i < ours.length; i++) {
      sum += (ours[i] - expected[i]) * (ours[i] - expected[i]);
    }
    return Math.sqrt(sum / ours.length);
  }

  /** Mean of differences. */
  static double bias(double[] expected, double[] ours) {
    double sum = 0;
    for (int i = 0; i < ours.length; i++) {
      sum += ours[i] - expected[i];
    }
    return sum / ours.length;
  }
}
