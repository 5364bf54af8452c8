package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.plantroom.controls.Action;
import org.plantroom.simulation.PlantFile;

/** A room of 10 MJ/K and 100 W/K under a controller of its heater: gain 0.01 K/W, lag 100,000 s. */
class LoopTunerTest {
  private static final String PLANT =
      """
      name: a room that is controlled
      step: 60 s
      components:
        room: {type: testRoom, capacity: 10 MJ/K, conductance: 100 W/K}
      controllers:
        heating: {type: pid, gain: 100, integralTime: 1 d, high: 5000, outputUnit: W, inputs: {setPoint: 21 °C}}
        frost: {type: pid, gain: 100, inputs: {setPoint: 5 °C}}
      connections:
        - room.temperature -> heating.measurement
        - room.temperature -> frost.measurement
        - heating.output -> room.load
      """;

  private static TuningTask task(String text, String loop, double at) throws Exception {
    PlantFile file = PlantFile.of(text, Path.of("room.yaml"), TestCatalogue.ALL);
    return new TuningTask(
        file, loop, at, 0.1, OptionalDouble.empty(), 6 * 86_400, OptionalDouble.empty());
  }

  private static LoopTuning tuned(String text) throws Exception {
    return new LoopTuner(task(text, "heating", 86_400), StudyProgress.NONE).tune();
  }

  @Test
  void theTestFindsTheProcessThoughThePlantIsNotAtRest() throws Exception {
    LoopTuning found = tuned(PLANT);
    TunedLoop tuned = found.tuned();
    assertThat(tuned.fit().process().gain()).isCloseTo(0.01, within(1e-5));
    assertThat(tuned.fit().process().lag()).isCloseTo(100_000, within(100.0));
    assertThat(tuned.fit().process().deadTime()).isLessThan(60);
    assertThat(tuned.explained()).isGreaterThan(0.9999);
    assertThat(found.test().step()).isEqualTo(500);
    assertThat(found.test().resting()).isBetween(1.0, 4_999.0);
  }

  @Test
  void theControllerIsThatOfSimcAndFollowsBetter() throws Exception {
    LoopTuning found = tuned(PLANT);
    TunedLoop tuned = found.tuned();
    // Three steps of the plant, for its dead time is less.
    assertThat(tuned.closedLoop()).isEqualTo(180);
    double sum = 180 + tuned.process().deadTime();
    assertThat(tuned.tuning().gain()).isCloseTo(100_000 / (0.01 * sum), within(1_000.0));
    assertThat(tuned.tuning().integralTime()).isCloseTo(4 * sum, within(1e-6));
    assertThat(tuned.margins().sensitivity()).isLessThan(1.7);
    assertThat(found.after().integralError()).isLessThan(0.5 * found.before().integralError());
    assertThat(found.after().measurement().second(0)).isZero();
    assertThat(tuned.keys(Action.REVERSE)).containsOnlyKeys("gain", "integralTime");
    assertThat(tuned.keys(Action.DIRECT)).containsEntry("action", "reverse");
  }

  @Test
  void theReportShowsFitAndResponses() throws Exception {
    assertThat(TuningReport.of(tuned(PLANT)))
        .contains(
            "Tuning of heating", "dead time θ", "change of the measurement", "before", "after")
        .contains("<svg", "gain margin")
        .doesNotContain("NaN");
  }

  @Test
  void whatCannotBeTestedIsToldWithWhatToDo() throws Exception {
    assertThatThrownBy(() -> new LoopTuner(task(PLANT, "heatin", 60), StudyProgress.NONE).tune())
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("did you mean heating?")
        .hasMessageContaining("frost, heating");
    assertThatThrownBy(() -> new LoopTuner(task(PLANT, "frost", 600), StudyProgress.NONE).tune())
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("stands at the end of its range")
        .hasMessageContaining("--at");
    TuningTask years = task(PLANT, "heating", 600);
    TuningTask endless =
        new TuningTask(
            years.plant(),
            years.loop(),
            years.at(),
            years.share(),
            years.resting(),
            3 * 365 * 86_400.0,
            years.closedLoop());
    assertThatThrownBy(() -> new LoopTuner(endless, StudyProgress.NONE).tune())
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("more than 250000 samples")
        .hasMessageContaining("--longest");
    String free =
        PLANT.replace(
            "gain: 100, inputs: {setPoint: 5 °C}", "gain: 0.05, inputs: {setPoint: 30 °C}");
    assertThatThrownBy(() -> new LoopTuner(task(free, "frost", 600), StudyProgress.NONE).tune())
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("did not answer")
        .hasMessageContaining("valve");
  }
}
