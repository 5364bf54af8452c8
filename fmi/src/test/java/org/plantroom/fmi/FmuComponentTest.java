package org.plantroom.fmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.physics.InputRange;

class FmuComponentTest {
  private final Path folder;

  FmuComponentTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void inputsAndOutputsKeepNamesUnitsAndRanges() throws IOException {
    try (FmuComponent unit = gain(Map.of())) {
      NamedPorts ports = new NamedPorts(unit);
      assertThat(ports.units)
          .containsExactly(
              Map.entry("u", "Cel"),
              Map.entry("enabled", "1"),
              Map.entry("y", "Cel"),
              Map.entry("steps", "1"),
              Map.entry("positive", "1"));
      assertThat(ports.ranges)
          .containsEntry("u", new InputRange(-50, 200, 3))
          .containsEntry("enabled", new InputRange(0, 1, 1));
    }
  }

  @Test
  void outputsFollowInputsAfterAStepAndNotBefore() throws IOException {
    try (FmuComponent unit = gain(Map.of("k", 4.0))) {
      NamedPorts ports = new NamedPorts(unit);
      assertThat(ports.get("y")).isEqualTo(12 - 12.0);
      ports.set("u", 10);
      assertThat(ports.get("steps")).isZero();
      unit.begin(60);
      assertThat(ports.get("y")).isEqualTo(40);
      assertThat(ports.get("positive")).isOne();
      assertThat(ports.get("steps")).isOne();
      ports.set("enabled", 0);
      unit.begin(60);
      assertThat(ports.get("y")).isZero();
      assertThat(ports.get("positive")).isZero();
    }
  }

  @Test
  void twoUnitsOfOneFileKeepApart() throws IOException {
    Path fmu = TestUnit.compiled(folder, "dahlquist").write();
    try (FmuComponent slow = FmuComponent.load(fmu, Map.of("k", 0.5));
        FmuComponent fast = FmuComponent.load(fmu, Map.of("k", 2.0))) {
      slow.begin(1);
      fast.begin(1);
      assertThat(new NamedPorts(slow).get("x")).isEqualTo(Math.pow(0.95, 10), within());
      assertThat(new NamedPorts(fast).get("x")).isEqualTo(Math.pow(0.8, 10), within());
    }
  }

  @Test
  void failingStepTellsWhatTheUnitSaid() throws IOException {
    try (FmuComponent unit = gain(Map.of("limit", 20.0))) {
      new NamedPorts(unit).set("u", 21);
      assertThatThrownBy(() -> unit.begin(60))
          .isInstanceOf(FmuException.class)
          .hasMessage("stepping unit.fmu failed with status \"error\"; it said: u is too large");
    }
  }

  @Test
  void unknownParameterIsToldWithTheKnownOnes() {
    assertThatThrownBy(() -> gain(Map.of("kk", 4.0)))
        .isInstanceOf(FmuException.class)
        .hasMessage(
            "Gain has no variable \"kk\" that can be set at the start, but [u, k, limit, enabled]");
  }

  @Test
  void parameterBeyondItsRangeIsRefused() {
    assertThatThrownBy(
            () ->
                FmuComponent.load(
                    TestUnit.compiled(folder, "bouncing_ball").write(), Map.of("e", 1.5)))
        .isInstanceOf(FmuException.class)
        .hasMessage("e must be 0.5 to 1.0 [1.5]");
  }

  private FmuComponent gain(Map<String, Double> start) throws IOException {
    return FmuComponent.load(TestUnit.compiled(folder, "gain").write(), start);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }
}
