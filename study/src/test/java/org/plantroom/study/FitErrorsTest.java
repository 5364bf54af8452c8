package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FitErrorsTest {
  @Test
  void errorsAreThoseOfGuideline14() {
    double[] measured = {10, 20, 30, 40};
    double[] simulated = {12, 20, 33, 43};
    Fit.Deviation error = FitErrors.of("meter.power", measured, simulated);
    // Differences 2, 0, 3, 3: squares 22, sum 8; the mean of the measured values is 25.
    assertThat(error.rmse()).isCloseTo(Math.sqrt(22 / 4.0), within(1e-12));
    assertThat(error.bias()).isCloseTo(2, within(1e-12));
    assertThat(error.cv()).isCloseTo(Math.sqrt(22 / 3.0) / 25, within(1e-12));
    assertThat(error.nmbe()).isCloseTo(-8 / (3 * 25.0), within(1e-12));
    assertThat(error.determination()).isCloseTo(1 - 22 / 500.0, within(1e-12));
    assertThat(error.isCalibrated()).isFalse();
    assertThat(FitErrors.of("meter.power", measured, new double[] {11, 20, 30, 41}).isCalibrated())
        .isTrue();
  }

  @Test
  void successiveDifferencesThatAreAlikeMakeFewerSamplesIndependent() {
    assertThat(FitErrors.inflation(new double[] {1, -1, 1, -1})).isEqualTo(1);
    double[] steady = new double[1000];
    Arrays.fill(steady, 0.5);
    assertThat(FitErrors.inflation(steady)).isGreaterThan(100);
  }

  @Test
  void sharesOfAMeanOfZeroAreUnknown() {
    Fit.Deviation error = FitErrors.of("x.y", new double[] {-1, 1}, new double[] {-1, 2});
    assertThat(error.cv()).isNaN();
    assertThat(error.nmbe()).isNaN();
  }
}
