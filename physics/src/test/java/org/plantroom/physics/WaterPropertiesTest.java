package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.hummeling.if97.IF97;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class WaterPropertiesTest {
  private final IF97 standard = new IF97(IF97.UnitSystem.DEFAULT);

  @Test
  void standardsOwnTablesAreMet() throws IOException {
    Path file = oracles();
    ValidationCase d1 =
        ValidationCase.of(
            "D1", "Water and steam by IF97", "IAPWS R7-97(2012), tables 5, 35 and 36");
    for (OracleRow row : OracleRow.of(file, "IF97 region1")) {
      double t = number(row, "T", "K");
      double p = number(row, "p", "MPa");
      d1.nearShare(row.quantity() + ", " + row.inputs(), row.only(), state(row, p, t), 1e-8);
    }
    for (OracleRow row : OracleRow.of(file, "IF97 region4")) {
      double ours =
          row.quantity().startsWith("psat")
              ? standard.saturationPressureT(number(row, "T", "K"))
              : standard.saturationTemperatureP(number(row, "p", "MPa"));
      d1.nearShare(row.quantity() + ", " + row.inputs(), row.only(), ours, 1e-8);
    }
    d1.conclude();
  }

  @Test
  void fitIsWithinItsTolerancesOfTheStandard() throws IOException {
    ValidationCase d1 =
        ValidationCase.of(
            "D1-fit", "Water at 3 bar, the fit that runs", "IAPWS-IF97 at 3 bar, 5 to 80 °C");
    for (OracleRow row : OracleRow.of(oracles(), "water 3 bar")) {
      double t = number(row, "T", "C");
      String quantity = row.quantity() + " at " + Math.round(t) + " °C";
      switch (row.quantity()) {
        case "rho kg/m3" -> d1.nearShare(quantity, row.only(), WaterProperties.density(t), 1e-4);
        case "cp J/kgK" ->
            d1.nearShare(quantity, row.only(), WaterProperties.heatCapacity(t), 1e-3);
        case "h J/kg" -> d1.nearShare(quantity, row.only(), WaterProperties.enthalpy(t), 1e-3);
        case "mu Pa.s" -> d1.nearShare(quantity, row.only(), WaterProperties.viscosity(t), 5e-3);
        case "k W/mK" -> d1.nearShare(quantity, row.only(), WaterProperties.conductivity(t), 5e-3);
        default -> throw new AssertionError(row);
      }
    }
    d1.conclude();
  }

  @Test
  void fitHoldsItsStatedErrorsFromOneToAHundredAndFiveDegrees() {
    for (double t = 1; t <= 105; t += 0.5) {
      double kelvin = t + 273.15;
      near(1 / standard.specificVolumePT(0.3, kelvin), WaterProperties.density(t), 1.5e-5);
      near(
          1000 * standard.isobaricHeatCapacityPT(0.3, kelvin),
          WaterProperties.heatCapacity(t),
          2.2e-4);
      near(standard.dynamicViscosityPT(0.3, kelvin), WaterProperties.viscosity(t), 1.4e-4);
      near(standard.thermalConductivityPT(0.3, kelvin), WaterProperties.conductivity(t), 3.7e-4);
    }
  }

  private static void near(double expected, double ours, double share) {
    assertThat(ours).isCloseTo(expected, within(expected * share));
  }

  private double state(OracleRow row, double p, double t) {
    return switch (row.quantity()) {
      case "v m3/kg" -> standard.specificVolumePT(p, t);
      case "h kJ/kg" -> standard.specificEnthalpyPT(p, t);
      case "u kJ/kg" -> standard.specificInternalEnergyPT(p, t);
      case "s kJ/kgK" -> standard.specificEntropyPT(p, t);
      case "cp kJ/kgK" -> standard.isobaricHeatCapacityPT(p, t);
      case "w m/s" -> standard.speedOfSoundPT(p, t);
      default -> throw new AssertionError(row);
    };
  }

  private static double number(OracleRow row, String name, String unit) {
    assertThat(row.inputs()).contains(unit);
    return row.input(name);
  }

  private static Path oracles() {
    Optional<Path> file = SharedData.find("oracles.csv");
    assumeThat(file).as("the shared table of expected numbers").isPresent();
    return file.orElseThrow();
  }
}
