package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPlantTest {
  private static final double NOON = 12 * 3600.0;

  @Test
  void sameSeedGivesTheSameTrajectory() {
    SimulatedPlant one = plant("mill-road", 7);
    SimulatedPlant other = plant("mill-road", 7);
    for (int i = 0; i < 3600; i++) {
      one.step(1);
      other.step(1);
    }
    assertThat(snapshot(one)).isEqualTo(snapshot(other));
  }

  @Test
  void anotherSeedGivesAnotherTrajectory() {
    SimulatedPlant one = plant("mill-road", 7);
    SimulatedPlant other = plant("mill-road", 8);
    one.step(600);
    other.step(600);
    assertThat(snapshot(one)).isNotEqualTo(snapshot(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mill-road", "north-harbour"})
  void roomsStayWarmAndTheHeatPumpCyclesThroughThreeDays(String site) {
    SimulatedPlant plant = plant(site, 1);
    double startsBefore = read(plant, "heatPump.starts");
    for (int hour = 0; hour < 72; hour++) {
      plant.step(3600);
      assertThat(read(plant, "room.temperature")).isBetween(18.0, 23.0);
      assertThat(read(plant, "tank.top")).isBetween(20.0, 65.0);
      assertThat(read(plant, "heatPump.cop")).isBetween(1.5, 6.0);
      assertThat(read(plant, "ahu.supplyTemperature")).isBetween(10.0, 24.0);
    }
    assertThat(read(plant, "heatPump.starts") - startsBefore).isBetween(3.0, 72 * 4.0);
  }

  @Test
  void everyQuantityIsANumberAtAnyHour() {
    SimulatedPlant plant = plant("north-harbour", 3);
    for (int i = 0; i < 48; i++) {
      plant.step(1800);
      assertThat(snapshot(plant).values()).allMatch(Double::isFinite);
    }
  }

  @Test
  void standbyStopsTheHeatPumpAndComfortStartsItAgain() {
    SimulatedPlant plant = plant("north-harbour", 1);
    plant.signals().setPoint("heating.mode").set().accept(1);
    plant.step(1);
    assertThat(read(plant, "heatPump.on")).isZero();
    plant.step(6 * 3600);
    assertThat(read(plant, "heatPump.powerKilowatts")).isZero();
    plant.signals().setPoint("heating.comfortTemperature").set().accept(25);
    plant.signals().setPoint("heating.mode").set().accept(3);
    plant.step(2);
    assertThat(read(plant, "heatPump.on")).isEqualTo(1);
  }

  @Test
  void supplyTemperatureFollowsItsSetPoint() {
    SimulatedPlant plant = plant("mill-road", 1);
    for (double setPoint : new double[] {17, 21}) {
      plant.signals().setPoint("ahu.setPoint").set().accept(setPoint);
      plant.step(3600);
      assertThat(read(plant, "ahu.supplyTemperature")).isBetween(setPoint - 0.5, setPoint + 0.5);
    }
  }

  @Test
  void aLongStepEqualsManyShortOnesOfTheSameLength() {
    SimulatedPlant one = plant("mill-road", 5);
    SimulatedPlant other = plant("mill-road", 5);
    one.step(600);
    for (int i = 0; i < 120; i++) {
      other.step(5);
    }
    assertThat(snapshot(one)).isEqualTo(snapshot(other));
  }

  private static SimulatedPlant plant(String site, long seed) {
    return new SimulatedPlant(
        Resources.yaml("/plants/%s.yaml".formatted(site), PlantSettings.class), seed, NOON);
  }

  private static double read(SimulatedPlant plant, String signal) {
    return plant.signals().quantity(signal).getAsDouble();
  }

  private static Map<String, Double> snapshot(SimulatedPlant plant) {
    Map<String, Double> values = new LinkedHashMap<>();
    plant.signals().names().forEach(name -> values.put(name, read(plant, name)));
    return values;
  }
}
