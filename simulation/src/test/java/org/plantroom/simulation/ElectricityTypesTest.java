package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ElectricityTypesTest {
  @Test
  void theSunPaysForAPumpAtNoon() throws PlantFileException {
    Plant plant =
        PlantFile.of(
                """
                name: electricity
                step: 60 s
                weather: {type: syntheticClimate, latitude: 50°}
                components:
                  roof: {type: photovoltaicArray, peakPower: 8 kW, inverterPower: 7 kW}
                  meter: {type: electricityMeter, price: 0.32 EUR/kWh}
                  pump: {type: pump, nominalFlow: 1 m3/h, nominalPressure: 30 kPa}
                  fittings: {type: resistance, nominalFlow: 0.3 kg/s, nominalLoss: 20 kPa}
                  tank: {type: stratifiedTank, volume: 100 l, temperature: 30 °C}
                connections:
                  - pump.outlet -> fittings.inlet
                  - fittings.outlet -> tank.hotInlet
                  - tank.coldOutlet -> pump.inlet
                  - pump.power -> meter.consumption
                  - roof.power -> meter.production
                """,
                Path.of("plant.yaml"),
                Catalogue.standard())
            .build();
    Balance balance = plant.watch();
    plant.run(86_400);
    Balances.assertClosed(balance);
    assertThat(plant.quantity("meter.bought").get()).isPositive();
    assertThat(plant.quantity("meter.sold").get()).isPositive();
    assertThat(plant.quantity("meter.price").get()).isEqualTo(0.32);
  }
}
