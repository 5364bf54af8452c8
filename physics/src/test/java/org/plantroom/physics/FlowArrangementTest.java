package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class FlowArrangementTest {
  private static final Map<String, FlowArrangement> NAMES =
      Map.of(
          "counterflow",
          FlowArrangement.COUNTER,
          "parallel",
          FlowArrangement.PARALLEL,
          "crossflow both unmixed (approx eq.)",
          FlowArrangement.CROSS_UNMIXED,
          "shell&tube 1 pass",
          FlowArrangement.SHELL_AND_TUBE);

  private static double effectiveness(FlowArrangement arrangement, double ntu, double ratio) {
    return arrangement.effectiveness(ntu, ratio, true);
  }

  @Test
  void theClosedFormsAreMet() {
    double tolerance = 1e-5;
    ValidationCase.of("D3", "ε-NTU", "Incropera, table 11.3")
        .near(
            "counter flow, NTU 1, Cr 0.25",
            0.598286,
            of(FlowArrangement.COUNTER, 1, 0.25),
            tolerance)
        .near(
            "counter flow, NTU 1, Cr 0.5", 0.564733, of(FlowArrangement.COUNTER, 1, 0.5), tolerance)
        .near("counter flow, NTU 1, Cr 1", 0.5, of(FlowArrangement.COUNTER, 1, 1), tolerance)
        .near(
            "counter flow, NTU 3, Cr 0.5", 0.874425, of(FlowArrangement.COUNTER, 3, 0.5), tolerance)
        .near("parallel, NTU 1, Cr 0.5", 0.517913, of(FlowArrangement.PARALLEL, 1, 0.5), tolerance)
        .near(
            "cross flow, NTU 2, Cr 0.5",
            0.738758,
            of(FlowArrangement.CROSS_UNMIXED, 2, 0.5),
            tolerance)
        .near(
            "shell and tube, NTU 1, Cr 0.75",
            0.499516,
            of(FlowArrangement.SHELL_AND_TUBE, 1, 0.75),
            tolerance)
        .conclude();
  }

  private static double of(FlowArrangement arrangement, double ntu, double ratio) {
    return effectiveness(arrangement, ntu, ratio);
  }

  /** Closed forms of Incropera's table 11.3, worked out by hand; ε at NTU, Cr. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CROSS_FIRST_MIXED  | 1   | 0.5 | true  | 1 − exp(−(1 − e^(−Cr·NTU))/Cr)   | 0.544764
          CROSS_FIRST_MIXED  | 1   | 0.5 | false | (1 − exp(−Cr·(1 − e^(−NTU))))/Cr | 0.541969
          CROSS_SECOND_MIXED | 1   | 0.5 | true  | (1 − exp(−Cr·(1 − e^(−NTU))))/Cr | 0.541969
          CROSS_SECOND_MIXED | 1   | 0.5 | false | 1 − exp(−(1 − e^(−Cr·NTU))/Cr)   | 0.544764
          CROSS_FIRST_MIXED  | 2.5 | 0.8 | true  | 1 − exp(−(1 − e^(−Cr·NTU))/Cr)   | 0.660687
          CROSS_FIRST_MIXED  | 2.5 | 0.8 | false | (1 − exp(−Cr·(1 − e^(−NTU))))/Cr | 0.650218
          CROSS_MIXED        | 1   | 0.5 | true  | 1/(1/(1−e^(−NTU)) + Cr/(1−e^(−Cr·NTU)) − 1/NTU) | 0.539746
          CROSS_MIXED        | 2.5 | 0.8 | true  | 1/(1/(1−e^(−NTU)) + Cr/(1−e^(−Cr·NTU)) − 1/NTU) | 0.619333
          """)
  void theOtherArrangementsAreMetToo(
      FlowArrangement arrangement,
      double ntu,
      double ratio,
      boolean firstIsSmaller,
      String form,
      double expected) {
    assertThat(arrangement.effectiveness(ntu, ratio, firstIsSmaller))
        .as(form)
        .isCloseTo(expected, within(1e-6));
  }

  /**
   * The heat balances of a cross flow with one side mixed, marched over the exchanger: the mixed
   * stream has one temperature across each slice, the other leaves each slice by its own.
   */
  @ParameterizedTest
  @CsvSource({"0.7, 0.3", "1.5, 0.6", "3, 0.95"})
  void oneMixedSideIsTheSolutionOfItsHeatBalances(double ntu, double ratio) {
    // The mixed stream is the greater: C = 1 across slices of it, Cmin = ratio, UA = ntu·ratio.
    int slices = 20_000;
    double mixed = 1;
    double across = 0;
    double effectOfSlice = -Math.expm1(-ntu);
    for (int i = 0; i < slices; i++) {
      double heat = ratio / slices * effectOfSlice * mixed;
      across += heat;
      mixed -= heat;
    }
    assertThat(FlowArrangement.CROSS_FIRST_MIXED.effectiveness(ntu, ratio, false))
        .isCloseTo(across / ratio, within(1e-4));
  }

  @Test
  void everyRowOfTheTableIsMet() throws IOException {
    Optional<Path> file = SharedData.find("oracles.csv");
    assumeThat(file).as("shared data").isPresent();
    for (OracleRow row : OracleRow.of(file.orElseThrow(), "eff-NTU")) {
      FlowArrangement arrangement = Objects.requireNonNull(NAMES.get(row.quantity()));
      assertThat(effectiveness(arrangement, row.input("NTU"), row.input("Cr")))
          .as(row.toString())
          .isCloseTo(row.only(), within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(FlowArrangement.class)
  void withoutCapacityOnOneSideAllArrangementsAreAlike(FlowArrangement arrangement) {
    assertThat(effectiveness(arrangement, 1.7, 0)).isCloseTo(-Math.expm1(-1.7), within(1e-8));
    assertThat(effectiveness(arrangement, 0, 0.5)).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(FlowArrangement.class)
  void counterFlowIsTheBestAndParallelFlowTheWorst(FlowArrangement arrangement) {
    for (double ntu = 0.2; ntu < 4; ntu += 0.2) {
      double effectiveness = effectiveness(arrangement, ntu, 0.7);
      assertThat(effectiveness)
          .isBetween(
              effectiveness(FlowArrangement.PARALLEL, ntu, 0.7) - 0.005,
              effectiveness(FlowArrangement.COUNTER, ntu, 0.7) + 1e-12);
    }
  }
}
