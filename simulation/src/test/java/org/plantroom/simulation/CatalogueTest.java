package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void aCircuitOfPumpsAndValvesIsSolved() throws PlantFileException {
    Plant plant =
        PlantFile.of(
                """
                name: circuit
                step: 10 s
                weather: {type: syntheticClimate, latitude: 59°}
                components:
                  pump: {type: pump, nominalFlow: 1 m3/h, nominalPressure: 30 kPa}
                  valve: {type: valve, kvs: 1.6 m3/h, inputs: {position: 1}}
                  bypass: {type: resistance, nominalFlow: 0.1 kg/s, nominalLoss: 20 kPa}
                  mass: {type: mass, volume: 100 l, temperature: 40 °C}
                  strainer: {type: resistance, nominalFlow: 0.3 kg/s, nominalLoss: 1 kPa}
                connections:
                  - pump.outlet -> valve.inlet
                  - pump.outlet -> bypass.inlet
                  - valve.outlet -> strainer.inlet
                  - bypass.outlet -> strainer.inlet
                  - strainer.outlet -> pump.inlet
                  - mass.outlet -> mass.inlet
                """,
                Path.of("plant.yaml"),
                Catalogue.standard().with(TinyTypes.CATALOGUE.types().values()))
            .build();
    Balance balance = plant.watch();
    plant.run(7200);
    double valve = plant.quantity("valve.massFlow").get();
    double bypass = plant.quantity("bypass.massFlow").get();
    assertThat(plant.quantity("pump.massFlow").get()).isBetween(0.2, 0.4);
    assertThat(valve + bypass).isCloseTo(plant.quantity("pump.massFlow").get(), within(1e-9));
    assertThat(balance.worstMass()).isLessThan(1e-6);
  }
}
