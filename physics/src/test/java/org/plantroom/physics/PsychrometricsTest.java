package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class PsychrometricsTest {
  @Test
  void statesAgreeWithTheHandbook() throws IOException {
    Optional<Path> file = SharedData.find("oracles.csv");
    assumeThat(file).as("the shared table of expected numbers").isPresent();
    ValidationCase d2 =
        ValidationCase.of(
            "D2", "Moist air", "ASHRAE Handbook of Fundamentals 2017, ch. 1, through psychrolib");
    for (OracleRow row : OracleRow.of(file.orElseThrow(), "psychrometrics")) {
      if (row.quantity().startsWith("pws")) {
        double ours = Psychrometrics.saturationPressure(row.input("T"));
        d2.nearShare(row.quantity() + ", " + row.inputs(), row.only(), ours, 3e-4);
      } else {
        state(d2, row);
      }
    }
    double density = Psychrometrics.density(30, 0.02, 95461);
    d2.nearShare("density kg/m3, 30 °C w=0.02 p=95461Pa", 1.08411986, density, 1e-4);
    d2.conclude();
  }

  private static void state(ValidationCase d2, OracleRow row) {
    double t = row.input("Tdb");
    double p = row.input("p");
    double w = Psychrometrics.humidity(t, row.input("RH"), p);
    double expected = row.only();
    String quantity = row.quantity() + ", " + row.inputs();
    switch (row.quantity()) {
      case "humratio kg/kg" -> d2.nearShare(quantity, expected, w, 3e-3);
      case "enthalpy J/kg_da" ->
          d2.near(
              quantity,
              expected,
              MoistAir.AIR.enthalpy(t, w),
              Math.max(60, 3e-3 * Math.abs(expected)));
      case "Twb C" -> d2.near(quantity, expected, Psychrometrics.wetBulb(t, w, p), 0.05);
      case "Tdp C" -> d2.near(quantity, expected, Psychrometrics.dewPoint(w, p), 0.05);
      case "volume m3/kg_da" ->
          d2.nearShare(quantity, expected, Psychrometrics.specificVolume(t, w, p), 1e-3);
      default -> throw new AssertionError(row);
    }
  }

  @ParameterizedTest
  @CsvSource({"-30,0.3", "-20,0.9", "-0.5,0.5", "0.5,0.99", "5,0.05", "20,0.5", "45,0.02", "60,1"})
  void conversionsTurnRound(double t, double relativeHumidity) {
    double p = Psychrometrics.SEA_LEVEL;
    double w = Psychrometrics.humidity(t, relativeHumidity, p);
    assertThat(Psychrometrics.relativeHumidity(t, w, p)).isCloseTo(relativeHumidity, within(1e-9));
    double h = MoistAir.AIR.enthalpy(t, w);
    assertThat(Psychrometrics.temperature(h, w)).isCloseTo(t, within(1e-9));
    double dewPoint = Psychrometrics.dewPoint(w, p);
    assertThat(Psychrometrics.saturationHumidity(dewPoint, p)).isCloseTo(w, within(1e-8));
    assertThat(Psychrometrics.wetBulb(t, w, p)).isBetween(dewPoint - 1e-6, t + 1e-6);
  }

  @Test
  void pressureFallsWithHeightAsInTheStandardAtmosphere() {
    assertThat(Psychrometrics.pressure(0)).isEqualTo(Psychrometrics.SEA_LEVEL);
    assertThat(Psychrometrics.pressure(1500)).isCloseTo(84_556, within(20.0));
  }
}
