package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.Liquid;

class PlantTest {
  /** Two masses that give heat to each other, and the second to water that flows round. */
  private static final String LOOP =
      """
      name: loop
      step: 10 s
      components:
        warm: {type: mass, volume: 50 l, temperature: 60 °C, conductance: 200 W/K}
        cold: {type: mass, volume: 100 l, temperature: 10 °C}
        feed: {type: feed, massFlow: 0.02 kg/s, temperature: 15 °C}
        heater: {type: heater, power: 2 kW}
        drain: {type: drain}
        warmFeed: {type: feed, massFlow: 0 kg/s}
        warmDrain: {type: drain}
      controllers:
        second: {type: double}
        first: {type: double}
      connections:
        - warm.wall -> cold.heat
        - feed.outlet -> cold.inlet
        - cold.outlet -> heater.inlet
        - heater.outlet -> drain.inlet
        - warmFeed.outlet -> warm.inlet
        - warm.outlet -> warmDrain.inlet
        - first.out -> second.in
        - heater.power -> first.in
      """;

  private static PlantFile file(String text) throws PlantFileException {
    String withLoad = text.replace("power: 2 kW}", "power: 2 kW, inputs: {load: 1}}");
    return PlantFile.of(withLoad, Path.of("plant.yaml"), TinyTypes.CATALOGUE);
  }

  @Test
  void partsThatDependOnEachOtherAreSweptUntilTheyAgreeAndEnergyIsKept() throws Exception {
    Plant plant = file(LOOP).build();
    Balance balance = plant.watch();
    plant.run(3600);
    assertThat(plant.unsettled()).isZero();
    assertThat(plant.sweeps() / plant.steps()).isLessThan(30);
    assertThat(balance.worstEnergy()).as(balance.worstPart()).isLessThan(1e-6);
    assertThat(balance.worstMass()).isZero();
  }

  @Test
  void controllersRunInTheOrderOfTheirSignalsAndUnitsAreConverted() throws Exception {
    Plant plant = file(LOOP).build();
    plant.run(20);
    // The heater's power is 2 kW, first makes 4,000 W of it and second 8,000 W in the same step.
    assertThat(plant.quantity("second.out").get()).isEqualTo(8000);
  }

  @Test
  void theSameFileGivesTheSameTrajectory() throws Exception {
    Plant one = file(LOOP).build();
    Plant other = file(LOOP).build();
    for (int i = 0; i < 500; i++) {
      one.step();
      other.step();
      one.quantities()
          .forEach((path, each) -> assertThat(each.get()).isEqualTo(other.quantity(path).get()));
    }
  }

  @Test
  void anInputSetFromOutsideHoldsUntilReleased() throws Exception {
    Plant plant = file(LOOP).build();
    plant.input("first.in").set(5);
    plant.step();
    assertThat(plant.quantity("first.out").get()).isEqualTo(10);
    plant.input("first.in").release();
    plant.step();
    assertThat(plant.quantity("first.out").get()).isEqualTo(4000);
  }

  @Test
  void halvingTheStepHalvesTheErrorOfACoolingTank() throws Exception {
    double before = coolingError(40);
    for (double step : new double[] {20, 10, 5}) {
      double error = coolingError(step);
      assertThat(before / error).isCloseTo(2, within(0.05));
      before = error;
    }
  }

  /** Against T = 15 + 45·exp(−t·ṁ/(ρV)) after 1,000 s. */
  private static double coolingError(double step) throws PlantFileException {
    Plant plant =
        file("""
                name: tank
                components:
                  feed: {type: feed, massFlow: 0.05 kg/s, temperature: 15 °C}
                  tank: {type: mass, volume: 50 l, temperature: 60 °C}
                  drain: {type: drain}
                connections:
                  - feed.outlet -> tank.inlet
                  - tank.outlet -> drain.inlet
                """)
            .with(Map.of("step", step + " s"))
            .build();
    plant.run(1000);
    double exact = 15 + 45 * Math.exp(-1000 * 0.05 / (0.05 * Liquid.WATER.density()));
    return Math.abs(plant.quantity("tank.temperature").get() - exact);
  }
}
