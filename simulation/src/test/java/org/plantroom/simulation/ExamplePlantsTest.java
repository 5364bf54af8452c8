package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplePlantsTest {
  private static final double DAY = 86_400;

  private static Plant plant(String name, String start) throws PlantFileException {
    String text = Resources.text("/plants/" + name + ".yaml");
    return PlantFile.of(text, Path.of(name + ".yaml"), Catalogue.standard())
        .with(Map.of("start", start))
        .build();
  }

  private static void runInBalance(Plant plant, double seconds) {
    Balance balance = plant.watch();
    plant.run(seconds);
    assertThat(balance.worstEnergy()).as(balance.worstPart()).isLessThan(1e-6);
    assertThat(balance.worstMass()).isLessThan(1e-6);
    assertThat(plant.unsettled()).isZero();
  }

  private static double value(Plant plant, String path) {
    return plant.quantity(path).get();
  }

  @Test
  void theOfficeIsKeptWarmInWinter() throws PlantFileException {
    Plant plant = plant("office", "20 d");
    runInBalance(plant, 7 * DAY);
    assertThat(value(plant, "office.temperature")).isBetween(19.0, 23.0);
  }

  @Test
  void theBoreholesHeatTheFlatsInWinter() throws PlantFileException {
    Plant plant = plant("brine-house", "20 d");
    runInBalance(plant, 4 * DAY);
    assertThat(value(plant, "flats.temperature")).isBetween(20.0, 22.0);
    double heat = value(plant, "heatPump.heatingEnergy");
    assertThat(heat / value(plant, "heatPump.electricEnergy")).isBetween(3.5, 5.5);
    assertThat(value(plant, "boreholes.wallTemperature")).isBetween(0.0, 8.0);
  }

  @Test
  void theAirHandlingUnitCoolsTheZonesInSummer() throws PlantFileException {
    Plant plant = plant("office-air", "180 d");
    runInBalance(plant, 4 * DAY);
    assertThat(value(plant, "zone1.temperature")).isBetween(20.0, 26.0);
    assertThat(value(plant, "zone1.co2")).isLessThan(1200);
    assertThat(value(plant, "chiller.coolingEnergy")).isGreaterThan(20);
  }

  @Test
  void oneMachineHeatsTheOfficesAndCoolsTheServers() throws PlantFileException {
    Plant plant = plant("heat-and-cold", "20 d");
    runInBalance(plant, 4 * DAY);
    assertThat(value(plant, "offices.temperature")).isBetween(20.0, 22.0);
    assertThat(value(plant, "servers.temperature")).isBetween(23.0, 25.0);
    assertThat(value(plant, "machine.heatingEnergy")).isGreaterThan(100);
    assertThat(value(plant, "machine.coolingEnergy")).isGreaterThan(100);
  }

  @Test
  void iceFrozenAtNightCoolsByDay() throws PlantFileException {
    Plant plant = plant("ice-store", "180 d");
    runInBalance(plant, DAY / 4);
    double frozen = value(plant, "ice.charge");
    runInBalance(plant, DAY / 2);
    assertThat(frozen).isGreaterThan(0.05);
    assertThat(value(plant, "ice.charge")).isLessThan(frozen);
    assertThat(value(plant, "hall.temperature")).isBetween(20.0, 27.0);
  }
}
