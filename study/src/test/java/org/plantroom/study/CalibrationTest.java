package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room of 8 MJ/K and 140 W/K whose measured course is known exactly, but for noise of 0.1 K. */
class CalibrationTest {
  private static final int MINUTES = 3 * 1440;

  @TempDir private Path folder = Path.of("");

  private Fit fit(String more) throws Exception {
    return StudyFolder.in(folder)
        .run(
            """
            calibrate:
              data: measured.csv
              compare: {room.temperature: T}
              drive: {room.outdoor: Tout, room.load: P}
              vary:
                room.capacity: {from: 1 MJ/K, to: 30 MJ/K}
                room.conductance: {from: 20 W/K, to: 300 W/K}
            """
                + more,
            2)
        .fit()
        .orElseThrow();
  }

  private static void assertTruth(Fit fit) {
    Fit.Parameter capacity = fit.parameters().get(0);
    Fit.Parameter conductance = fit.parameters().get(1);
    assertThat(capacity.value()).isCloseTo(8, within(0.4));
    assertThat(conductance.value()).isCloseTo(140, within(2.0));
    assertThat(8.0).isBetween(capacity.low(), capacity.high());
    assertThat(140.0).isBetween(conductance.low(), conductance.high());
  }

  /** Writes every tenth minute. */
  private interface Row {
    void write(StringBuilder csv, int minute, double temperature, double outdoor, double power);
  }

  private static double outdoor(int minute) {
    return 5 * Math.sin(2 * Math.PI * minute / 1440);
  }

  private static double power(int minute) {
    return minute % 720 < 360 ? 4000 : 1000;
  }

  private static void append(StringBuilder csv, Object... cells) {
    csv.append(Stream.of(cells).map(String::valueOf).collect(Collectors.joining(",", "", "\n")));
  }

  private void measured(String header, Row row) throws IOException {
    Random random = new Random(11);
    StringBuilder csv = new StringBuilder(header + "\n");
    double temperature = 20;
    for (int minute = 0; minute <= MINUTES; minute++) {
      if (minute > 0) {
        double losses = 140 * outdoor(minute - 1) + power(minute - 1);
        temperature = (8e6 / 60 * temperature + losses) / (8e6 / 60 + 140);
      }
      if (minute % 10 == 0) {
        double shown = temperature + 0.1 * random.nextGaussian();
        row.write(csv, minute, shown, outdoor(minute), power(minute));
      }
    }
    new StudyFolder(folder).write("measured.csv", csv.toString());
  }

  @Test
  void theTruthLiesWithinTheIntervals() throws Exception {
    measured(
        "time,T,Tout,P",
        (csv, minute, t, outdoor, power) -> append(csv, minute * 60, t, outdoor, power));
    Fit fit = fit("");
    assertTruth(fit);
    assertThat(fit.errors().getFirst().rmse()).isCloseTo(0.1, within(0.02));
    assertThat(fit.validation()).isEmpty();
    assertThat(fit.leftOut()).isZero();
    assertThat(fit.parameters()).noneMatch(Fit.Parameter::atBound);
  }

  @Test
  void unitsOfTheDataAreConverted() throws Exception {
    measured(
        "time,T,Tout,P",
        (csv, minute, t, outdoor, power) ->
            append(csv, minute * 60, t * 1.8 + 32, outdoor * 1.8 + 32, power / 1000));
    Fit fit = fit("  units: {T: °F, Tout: °F, P: kW}\n");
    assertTruth(fit);
    // In the plant's unit, °C.
    assertThat(fit.errors().getFirst().rmse()).isCloseTo(0.1, within(0.02));
  }

  @Test
  void dataThatTookNoPartJudgeTheFit() throws Exception {
    measured(
        "time,T,Tout,P",
        (csv, minute, t, outdoor, power) ->
            append(
                csv,
                minute * 60,
                // A sensor that shows 2 K too much in the last third.
                minute > 2 * 1440 ? t + 2 : t,
                outdoor,
                power));
    Fit fit = fit("  validation: 33 %\n");
    assertTruth(fit);
    assertThat(fit.split()).isCloseTo(0.67 * MINUTES * 60, within(1.0));
    assertThat(fit.errors().getFirst().bias()).isCloseTo(0, within(0.05));
    assertThat(fit.validation().getFirst().bias()).isCloseTo(-2, within(0.1));
    String report =
        StudyReport.of(
            new StudyResult(
                new StudyFolder(folder).read(StudyFolder.STUDY),
                List.of(),
                Optional.empty(),
                Optional.of(fit)));
    assertThat(report)
        .contains("Error of the validation", "simulated, validation", "NMBE", "95 % from");
  }

  @Test
  void whatWasMeasuredWhileAnInputIsUnknownDoesNotCount() throws Exception {
    measured(
        "time,T,Tout,P",
        (csv, minute, t, outdoor, power) -> {
          // The meter of the outdoor temperature is dead for half of the last day.
          String told = minute >= 3600 && minute < 4320 ? "" : String.valueOf(outdoor);
          append(csv, minute * 60, t, told, power);
        });
    Fit fit = fit("  gap: 1 h\n");
    assertThat(fit.leftOut()).isEqualTo(72);
    assertThat(fit.errors().getFirst().samples()).isEqualTo(MINUTES / 10 + 1 - 72);
  }

  @Test
  void anExportOfTheHistoryIsFitted() throws Exception {
    StringBuilder outdoors = new StringBuilder();
    StringBuilder powers = new StringBuilder();
    measured(
        "path,time,value,quality",
        (csv, minute, t, outdoor, power) -> {
          String time = Instant.ofEpochSecond(1_767_225_600L + minute * 60L).toString();
          append(csv, "house/edge/room/T", time, t, "good");
          append(outdoors, "house/edge/room/Tout", time, outdoor, "good");
          if (minute % 360 == 0) {
            append(powers, "house/edge/room/P", time, power, "good");
          }
          if (minute == MINUTES) {
            csv.append(outdoors).append(powers);
          }
        });
    Fit fit =
        StudyFolder.in(folder)
            .run(
                """
                calibrate:
                  data: measured.csv
                  compare: {room.temperature: house/edge/room/T}
                  drive: {room.outdoor: house/edge/room/Tout, room.load: house/edge/room/P}
                  vary:
                    room.capacity: {from: 1 MJ/K, to: 30 MJ/K}
                    room.conductance: {from: 20 W/K, to: 300 W/K}
                """,
                2)
            .fit()
            .orElseThrow();
    assertThat(fit.parameters().get(0).value()).isCloseTo(8, within(0.4));
    assertThat(fit.parameters().get(1).value()).isCloseTo(140, within(2.0));
  }
}
