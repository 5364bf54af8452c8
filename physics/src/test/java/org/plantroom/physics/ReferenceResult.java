package org.plantroom.physics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Trajectories a Modelica tool left: {@code name=[v0, v1, …]}, equidistant over {@code time}. */
record ReferenceResult(List<String> lines) {
  private static final Pattern COMMA = Pattern.compile(",\\s*");

  static ReferenceResult of(Path file) throws IOException {
    return new ReferenceResult(Files.readAllLines(file));
  }

  double[] values(String name) {
    String start = name + "=[";
    String line = lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    String inside = line.substring(start.length(), line.lastIndexOf(']'));
    return COMMA.splitAsStream(inside).mapToDouble(Double::parseDouble).toArray();
  }

  /** A value at a time, linear between the points. */
  double at(String name, double seconds) {
    double[] time = values("time");
    double[] values = values(name);
    double place = (seconds - time[0]) / (time[time.length - 1] - time[0]) * (values.length - 1);
    int i = (int) Math.min(Math.max(0, Math.floor(place)), values.length - 2);
    return values[i] + (place - i) * (values[i + 1] - values[i]);
  }
}
