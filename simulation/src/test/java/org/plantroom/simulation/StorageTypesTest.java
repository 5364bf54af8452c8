package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StorageTypesTest {
  @Test
  void tanksPipesAndAnExchangerWorkTogetherAndBalance() throws PlantFileException {
    Plant plant =
        PlantFile.of(
                """
                name: storage
                step: 60 s
                components:
                  buffer: {type: stratifiedTank, volume: 800 l, height: 1.8 m, layers: 12, temperature: 60 °C}
                  cylinder:
                    type: stratifiedTank
                    volume: 300 l
                    height: 1.5 m
                    coilConductance: 500 W/K
                    coilFlow: 0.2 kg/s
                    temperature: 20 °C
                  pump: {type: pump, nominalFlow: 0.8 m3/h, nominalPressure: 25 kPa}
                  flow: {type: pipe, length: 12 m, diameter: 22 mm}
                  plates:
                    type: heatExchanger
                    conductance: 800 W/K
                    firstFlow: 0.2 kg/s
                    secondFlow: 0.2 kg/s
                  cold: {type: stratifiedTank, volume: 500 l, height: 1.5 m, temperature: 15 °C}
                  coldPump: {type: flowPump, nominalFlow: 1 m3/h, nominalPressure: 40 kPa, setPoint: 0.15 kg/s}
                connections:
                  - buffer.hotOutlet -> pump.inlet
                  - pump.outlet -> flow.inlet
                  - flow.outlet -> plates.firstInlet
                  - plates.firstOutlet -> cylinder.coilInlet
                  - cylinder.coilOutlet -> buffer.coldInlet
                  - cold.coldOutlet -> coldPump.inlet
                  - coldPump.outlet -> plates.secondInlet
                  - plates.secondOutlet -> cold.hotInlet
                """,
                Path.of("plant.yaml"),
                Catalogue.standard())
            .build();
    Balance balance = plant.watch();
    plant.run(6 * 3600);
    double buffer = plant.quantity("buffer.topTemperature").get();
    double cylinder = plant.quantity("cylinder.topTemperature").get();
    double cold = plant.quantity("cold.topTemperature").get();
    assertThat(cylinder).isBetween(30.0, buffer + 1);
    assertThat(cold).isGreaterThan(25);
    assertThat(balance.worstMass()).isLessThan(1e-6);
    assertThat(balance.worstEnergy()).isLessThan(1e-6);
  }

  @Test
  void boreholesGiveHeatToACircuit() throws PlantFileException {
    Plant plant =
        PlantFile.of(
                """
                name: ground
                step: 60 s
                components:
                  field:
                    type: boreholeField
                    liquid: ethyleneGlycol25
                    across: 2
                    length: 120 m
                    nominalFlow: 0.8 kg/s
                  pump:
                    type: flowPump
                    liquid: ethyleneGlycol25
                    nominalFlow: 3 m3/h
                    nominalPressure: 50 kPa
                    setPoint: 0.8 kg/s
                  cold: {type: stratifiedTank, liquid: ethyleneGlycol25, volume: 2 m3, temperature: 0 °C}
                connections:
                  - cold.coldOutlet -> pump.inlet
                  - pump.outlet -> field.inlet
                  - field.outlet -> cold.hotInlet
                """,
                Path.of("plant.yaml"),
                Catalogue.standard())
            .build();
    Balance balance = plant.watch();
    plant.run(3600);
    assertThat(plant.quantity("cold.topTemperature").get()).isBetween(1.0, 8.0);
    assertThat(plant.quantity("field.heatFromGround").get()).isPositive();
    assertThat(balance.worstMass()).isLessThan(1e-6);
    assertThat(balance.worstEnergy()).isLessThan(1e-6);
  }

  @Test
  void iceMeltsInACircuit() throws PlantFileException {
    Plant plant =
        PlantFile.of(
                """
                name: ice
                step: 60 s
                components:
                  ice:
                    type: iceTank
                    brine: propyleneGlycol30
                    mass: 500 kg
                    freezing: [[0, 3000 W/K], [1, 1500 W/K]]
                    melting: [[0, 800 W/K], [1, 3000 W/K]]
                    nominalFlow: 0.4 kg/s
                    charge: 0.8
                  pump:
                    type: flowPump
                    liquid: propyleneGlycol30
                    nominalFlow: 2 m3/h
                    nominalPressure: 80 kPa
                    setPoint: 0.4 kg/s
                  warm: {type: stratifiedTank, liquid: propyleneGlycol30, volume: 2 m3, temperature: 12 °C}
                connections:
                  - warm.hotOutlet -> pump.inlet
                  - pump.outlet -> ice.inlet
                  - ice.outlet -> warm.coldInlet
                """,
                Path.of("plant.yaml"),
                Catalogue.standard())
            .build();
    Balance balance = plant.watch();
    plant.run(3600);
    assertThat(plant.quantity("ice.charge").get()).isBetween(0.1, 0.79);
    assertThat(balance.worstEnergy()).isLessThan(1e-6);
  }
}
