package org.plantroom.fmi;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class FmuValidationTest {
  private static final double TOLERANCE = 1e-9;
  private static final String SOURCE = "Modelica Association, Reference-FMUs";

  private final Path folder;

  FmuValidationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A line of a reference trajectory: time, then the outputs. */
  private record Line(double time, List<Double> values) {}

  @Test
  void dahlquistsEquationFollowsItsReference() throws IOException {
    ValidationCase validation =
        ValidationCase.of("D18-dahlquist", "FMU import: Dahlquist's equation", SOURCE);
    try (FmuComponent unit = load("dahlquist")) {
      NamedPorts ports = new NamedPorts(unit);
      steps(unit, 10, 0.1);
      validation.near("x(1 s)", 0.3486784401, ports.get("x"), TOLERANCE);
      steps(unit, 90, 0.1);
      validation.near("x(10 s)", 2.656139888758748e-5, ports.get("x"), TOLERANCE);
    }
    validation.conclude();
  }

  @Test
  void ballFallsAsItsReference() throws IOException {
    ValidationCase validation = ValidationCase.of("D18-ball", "FMU import: a falling ball", SOURCE);
    try (FmuComponent unit = load("bouncing_ball")) {
      NamedPorts ports = new NamedPorts(unit);
      steps(unit, 10, 0.01);
      validation.near("h(0.1 s), m", 0.9514405, ports.get("h"), TOLERANCE);
      validation.near("v(0.1 s), m/s", -0.9810, ports.get("v"), TOLERANCE);
    }
    validation.conclude();
  }

  @Test
  void dahlquistsWholeTrajectoryFollowsItsReference() throws IOException {
    try (FmuComponent unit = load("dahlquist")) {
      compare(unit, "Dahlquist", "D18-dahlquist-trajectory", List.of("x"), 0.1);
    }
  }

  @Test
  void ballBouncesAsItsReference() throws IOException {
    try (FmuComponent unit = load("bouncing_ball")) {
      compare(unit, "BouncingBall", "D18-ball-trajectory", List.of("h", "v"), 0.01);
    }
  }

  private static void compare(
      FmuComponent unit, String name, String id, List<String> outputs, double step)
      throws IOException {
    List<Line> reference = reference("fmi/" + name + "_out.csv");
    ValidationCase validation =
        ValidationCase.of(id, "FMU import: %s, whole trajectory".formatted(name), SOURCE);
    double[] times = reference.stream().mapToDouble(Line::time).toArray();
    double[][] ours = new double[outputs.size()][times.length];
    NamedPorts ports = new NamedPorts(unit);
    for (int line = 0; line < times.length; line++) {
      steps(unit, line == 0 ? 0 : 1, step);
      for (int i = 0; i < outputs.size(); i++) {
        ours[i][line] = ports.get(outputs.get(i));
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      int column = i;
      double[] expected =
          reference.stream().mapToDouble(each -> each.values().get(column)).toArray();
      validation.atMost(
          outputs.get(i) + ", greatest error", TOLERANCE, error(expected, ours[i]), "");
      validation.trajectory(outputs.get(i), "reference", times, expected);
      validation.trajectory(outputs.get(i), "ours", times, ours[i]);
    }
    validation.conclude();
  }

  private static double error(double[] expected, double[] ours) {
    double greatest = 0;
    for (int i = 0; i < expected.length; i++) {
      greatest = Math.max(greatest, Math.abs(expected[i] - ours[i]));
    }
    return greatest;
  }

  private static List<Line> reference(String name) throws IOException {
    Optional<Path> file = SharedData.find(name);
    assumeThat(file).as("the reference trajectory " + name).isPresent();
    List<String> lines = Files.readAllLines(file.orElseThrow());
    List<Line> read = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<Double> cells = Stream.of(line.split(",", -1)).map(Double::valueOf).toList();
      read.add(new Line(cells.getFirst(), cells.subList(1, cells.size())));
    }
    return read;
  }

  private FmuComponent load(String name) throws IOException {
    return FmuComponent.load(TestUnit.compiled(folder, name).write(), Map.of());
  }

  private static void steps(FmuComponent unit, int count, double seconds) {
    for (int i = 0; i < count; i++) {
      unit.begin(seconds);
      unit.solve(seconds);
      unit.commit(seconds);
    }
  }
}
