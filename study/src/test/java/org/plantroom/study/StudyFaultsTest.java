package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of scenarios: sensors, communication, components, each from its time on. */
class StudyFaultsTest {
  /** A controller that passes on what it is told of the room. */
  private static final String PLANT =
      StudyFolder.PLANT
          + """
          controllers:
            told: {type: scale, unit: Cel, outputUnit: Cel}
            wish: {type: schedule, workdays: [[0 h, 20], [12 h, 22]], weekend: [[0 h, 20]], unit: Cel}
          connections:
            - room.temperature -> told.input
            - wish.value -> room.setPoint
          """;

  @TempDir private Path folder = Path.of("");

  private StudyResult run(String scenarios) throws Exception {
    StudyFolder study = StudyFolder.in(folder);
    study.write("plant.yaml", PLANT);
    String told = StudyFolder.STUDY.replace("record: [", "record: [told.output, ");
    return study.runText(told + "every: 1 h\n" + scenarios, 2);
  }

  private static double at(RunResult run, int recorded, int hour) {
    return run.trajectories().get(recorded).value(hour);
  }

  @Test
  void aSensorMisleadsControllersForItsTime() throws Exception {
    StudyResult result =
        run(
            """
            scenarios:
              sound: {}
              biased: {faults: bias of 3 K on room.temperature at 30 h for 10 h}
              drifting: {faults: [drift of 0.5 K/h on room.temperature at 30 h]}
              noisy: {faults: [noise of 1 K on told.input at 30 h]}
            """);
    RunResult sound = result.runs().get(0);
    assertThat(at(result.runs().get(1), 0, 29)).isEqualTo(at(sound, 0, 29));
    assertThat(at(result.runs().get(1), 0, 35)).isCloseTo(at(sound, 0, 35) + 3, within(1e-9));
    assertThat(at(result.runs().get(1), 1, 35)).isEqualTo(at(sound, 1, 35));
    assertThat(at(result.runs().get(1), 0, 45)).isEqualTo(at(sound, 0, 45));
    assertThat(at(result.runs().get(2), 0, 50)).isCloseTo(at(sound, 0, 50) + 10, within(0.02));
    assertThat(at(result.runs().get(3), 0, 50)).isNotEqualTo(at(sound, 0, 50));
  }

  @Test
  void aSilentPartGoesOnWithWhatItHadLast() throws Exception {
    StudyResult result =
        run(
            """
            scenarios:
              sound: {}
              lost: {faults: [silence on room at 25 h for 30 h]}
            """);
    RunResult sound = result.runs().get(0);
    RunResult lost = result.runs().get(1);
    // At noon of the second day the wish rises to 22 °C, which does not arrive.
    assertThat(at(sound, 1, 47)).isCloseTo(22, within(0.1));
    assertThat(at(lost, 1, 47)).isCloseTo(20, within(0.1));
    assertThat(at(lost, 0, 47)).isEqualTo(at(lost, 0, 26));
    assertThat(at(lost, 1, 71)).isCloseTo(22, within(0.1));
  }

  @Test
  void aStuckInputOfAComponentStaysWhereItIs() throws Exception {
    RunResult run =
        run("scenarios: {stuck: {faults: [stuck of 15 °C on room.setPoint at 1 d]}}\n").base();
    assertThat(at(run, 1, 71)).isLessThan(20);
    assertThat(run.value(Kpi.THERMAL_DISCOMFORT)).isPositive();
  }

  @Test
  void theReportTellsWhatFailedAndWhen() throws Exception {
    StudyResult result =
        run(
            """
            scenarios:
              all:
                faults: [bias of 3 K on room.temperature at 36 h for 2 h every 12 h, freeze on told.input at 2 d]
                events: [{at: 1 d, set: room.outdoor, to: -5}]
            """);
    assertThat(result.base().incidents())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                new Incident("room.outdoor set to −5.000", 86_400, Double.POSITIVE_INFINITY),
                new Incident("bias of 3 K on room.temperature every 12.00 h", 129_600, 136_800),
                new Incident("freeze on told.input", 172_800, Double.POSITIVE_INFINITY)));
    assertThat(StudyReport.of(result))
        .contains(
            "Faults and events",
            "<td>bias of 3 K on room.temperature every 12.00 h</td><td>1.500</td><td>1.583</td>");
  }
}
