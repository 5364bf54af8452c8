package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;

/** The examples on the register maps of real machines. */
class ExampleDevicesIT {
  private static final MachineType HEAT_PUMP = MachineTypes.library("stiebel-eltron-wpm");
  private static final MachineType AHU = MachineTypes.library("systemair-save");

  @Test
  void officeIsSeenAndSetThroughItsMachines() throws Exception {
    try (PlantSimulation office = start("office");
        PlainClient heatPump = new PlainClient(office.device("hp-01").port());
        PlainClient ahu = new PlainClient(office.device("ahu-01").port())) {
      Balance balance = office.watch();
      office.say("step 720");
      assertThat(read(heatPump, HEAT_PUMP, "OutdoorTemperature"))
          .isEqualTo(read(ahu, AHU, "OutdoorAirTemperature"))
          .isBetween(-25.0, 12.0);
      assertThat(read(heatPump, HEAT_PUMP, "Room1ActualTemperature")).isBetween(18.0, 24.0);
      assertThat(read(heatPump, HEAT_PUMP, "HeatingHeatTotalKilowattHours")).isPositive();
      assertThat(read(ahu, AHU, "SupplyAirTemperature")).isBetween(15.0, 21.0);
      assertThat(read(ahu, AHU, "SupplyAirFanOutput")).isEqualTo(90);
      ahu.write(tag(AHU, "SupplyAirSetpoint"), Value.of(21f));
      office.say("step 60");
      assertThat(read(ahu, AHU, "SupplyAirTemperature")).isBetween(20.0, 22.0);
      Balances.assertClosed(balance);
    }
  }

  @Test
  void trippedCompressorIsSeenByClients() throws Exception {
    try (PlantSimulation office = start("office");
        PlainClient client = new PlainClient(office.device("hp-01").port())) {
      Balance balance = office.watch();
      office.say("fault trip on heatPump for 1 d");
      office.say("step 1440");
      assertThat(read(client, HEAT_PUMP, "HeatingHeatTotalKilowattHours")).isZero();
      double cold = read(client, HEAT_PUMP, "ActualBufferTemperature");
      office.say("step 120");
      assertThat(read(client, HEAT_PUMP, "ActualBufferTemperature")).isGreaterThan(cold);
      Balances.assertClosed(balance);
    }
  }

  private static PlantSimulation start(String example) throws Exception {
    return PlantSimulation.start(
        PlantSource.find(example, Catalogue.standard()),
        new PlantSimulation.Options(0, 0, 1, List.of()),
        Time.system());
  }

  private static double read(PlainClient client, MachineType type, String tag) throws IOException {
    return Objects.requireNonNull(client.read(tag(type, tag), 0).value()).asDouble();
  }

  private static TagType tag(MachineType type, String name) {
    return Objects.requireNonNull(type.tags().get(name));
  }
}
