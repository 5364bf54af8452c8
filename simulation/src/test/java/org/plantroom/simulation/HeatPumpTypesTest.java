package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.physics.HplibCooling;
import org.plantroom.physics.HplibModel;

class HeatPumpTypesTest {
  private static final String PLANT =
      """
      name: machines
      step: 30 s
      components:
        machine: {%s}
        warm: {type: pump, nominalFlow: 1.5 m3/h, nominalPressure: 20 kPa, inputs: {speed: 1}}
        cold: {type: pump, nominalFlow: 2 m3/h, nominalPressure: 20 kPa, inputs: {speed: 1}}
        warmTank: {type: stratifiedTank, volume: 500 l, temperature: 30 °C}
        coldTank: {type: stratifiedTank, volume: 5 m3, temperature: 12 °C}
      connections:
        - warmTank.coldOutlet -> warm.inlet
        - warm.outlet -> machine.%s
        - machine.%s -> warmTank.hotInlet
        - coldTank.hotOutlet -> cold.inlet
        - cold.outlet -> machine.%s
        - machine.%s -> coldTank.coldInlet
      """;
  private static final String LIQUID =
      "capacity: 10 kW, cop: 4.6, loadFlow: 0.4 kg/s, sourceFlow: 0.5 kg/s";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratedSource: 0 °C",
        "points: [[0 °C, 35 °C, 10 kW, 4.6]]",
        "points: [[0 °C, 35 °C, 10 kW, 4.6], [10 °C, 35 °C, 13 kW, 5.8]], minimumSpeed: 0.3",
        "partLoadPoints: [[0 °C, 35 °C, 1, 10 kW, 4.6], [0 °C, 35 °C, 50 %, 5.4 kW, 5]],"
            + " minimumSpeed: 0.25"
      })
  void heatPumpWarmsItsTankAndBalances(String ratings) throws PlantFileException {
    Plant plant = plant("type: liquidHeatPump, " + LIQUID + ", " + ratings, false);
    Balance balance = plant.watch();
    plant.run(3600);
    assertThat(plant.quantity("machine.heatingEnergy").get()).isBetween(3.0, 15.0);
    assertThat(plant.quantity("machine.cop").get()).isBetween(3.0, 8.0);
    assertThat(balance.worstEnergy()).as(balance.worstPart()).isLessThan(1e-6);
  }

  @Test
  void fourPipeMachineServesBothTanks() throws PlantFileException {
    Plant plant =
        plant(
            "type: fourPipeMachine, capacity: 10 kW, hotFlow: 0.4 kg/s, coldFlow: 0.5 kg/s,"
                + " points: [[7 °C, 45 °C, 10 kW, 3.4]],"
                + " coolingPoints: [[7 °C, 35 °C, 8 kW, 3]],"
                + " recoveryPoints: [[7 °C, 45 °C, 10 kW, 3.9]],"
                + " inputs: {outdoorTemperature: 10 °C, hotSetPoint: 45 °C, coldSetPoint: 6 °C}",
            true);
    Balance balance = plant.watch();
    plant.run(3600);
    assertThat(plant.quantity("machine.heatingEnergy").get()).isPositive();
    assertThat(plant.quantity("machine.coolingEnergy").get()).isPositive();
    assertThat(balance.worstEnergy()).as(balance.worstPart()).isLessThan(1e-6);
  }

  @Test
  void impossibleRatingsAreRefusedWithTheirReason() {
    assertThatExceptionOfType(PlantFileException.class)
        .isThrownBy(
            () ->
                plant(
                    "type: liquidHeatPump, %s, points: [[0 °C, 35 °C, 10 kW, 0.9]]"
                        .formatted(LIQUID),
                    false))
        .withMessageContaining("heating of a rating point");
  }

  @Test
  void machinesOfHplibAreReadByTitle(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("hplib.csv");
    Files.writeString(
        file,
        """
        Titel,Group,P_el_h_ref [W],p1_P_el_h [1/°C],p2_P_el_h [1/°C],p3_P_el_h [-],p4_P_el_h [1/°C],p1_COP [-],p2_COP [-],p3_COP [-],p4_COP [-]
        F2120-8 1x230,1.0,2218.0,184.33981978,0.0137684677,0.0062621,-184.377300,-195.86410668,-0.0755265858,6.79502006,195.95552284
        """);
    HplibModel model = new HplibModel(HplibLibrary.read(file, "F2120-8 1x230"));
    assertThat(model.cop(7, 35, 7)).isCloseTo(4.7915, within(1e-3));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> HplibLibrary.read(file, "F2120-9"))
        .withMessageContaining("no such machine");
  }

  @Test
  void aRowOfHplibCoolsWhereItHasCoefficients(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("hplib.csv");
    Files.writeString(
        file,
        """
        Titel,P_el_c_ref [W],p1_P_el_c [1/°C],p2_P_el_c [1/°C],p3_P_el_c [-],p4_P_el_c [1/°C],p1_EER [-],p2_EER [-],p3_EER [-],p4_EER [-]
        cools,1370,64.01288747,-0.01745566,-0.93005657,-63.95557418,155.41806033,0.23607463,11.03878838,-155.71410799
        heats,,,,,,,,,
        """);
    HplibCooling cooling = new HplibCooling(HplibLibrary.readCooling(file, "cools"));
    assertThat(cooling.eer(35, 7)).isCloseTo(2.3296, within(1e-3));
    assertThat(cooling.power(35, 7)).isCloseTo(1306.6, within(0.5));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> HplibLibrary.readCooling(file, "heats"))
        .withMessageContaining("no number")
        .withMessageContaining("P_el_c_ref");
  }

  @Test
  void coolingByHplibNeedsItsRow() {
    assertThatExceptionOfType(PlantFileException.class)
        .isThrownBy(
            () -> plant("type: liquidHeatPump, %s, hplibCooling: true".formatted(LIQUID), false))
        .withMessageContaining("hplibCooling needs hplibFile and hplibModel");
  }

  private static Plant plant(String machine, boolean fourPipe) throws PlantFileException {
    String text =
        fourPipe
            ? PLANT.formatted(machine, "hotIn", "hotOut", "coldIn", "coldOut")
            : PLANT.formatted(machine, "loadIn", "loadOut", "sourceIn", "sourceOut");
    return PlantFile.of(text, Path.of("plant.yaml"), Catalogue.standard()).build();
  }
}
