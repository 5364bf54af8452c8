package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.DeviceId;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.WriteLimits;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ServerFault;
import org.plantroom.testkit.Await;

class SimulatedDeviceIT {
  private static final String HEAT_PUMP = "stiebel-eltron-wpm";
  private static final String AHU = "systemair-save";
  private static final String METER = "sunspec-203";

  private final SimulatedPlant plant =
      new SimulatedPlant(Resources.yaml("/plants/mill-road.yaml", PlantSettings.class), 1, 0);
  private final ModbusServer server;

  SimulatedDeviceIT() throws IOException {
    server = ModbusServer.start("127.0.0.1", 0);
  }

  @BeforeEach
  void letThePlantRunForAnHour() {
    plant.step(3600);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAT_PUMP, AHU, METER})
  void servedRegistersDecodeToTheModelsValues(String id) throws IOException {
    MachineType type = MachineTypes.library(id);
    SignalTable table = SignalTable.of(type);
    SimulatedSite site = site(type);
    site.step(1);
    try (PlainClient client = new PlainClient(server.port())) {
      for (var drive : table.drives().entrySet()) {
        TagType tag = tag(type, drive.getKey());
        double model = plant.signals().quantity(drive.getValue()).getAsDouble();
        Value served = Objects.requireNonNull(client.read(tag, table.powerOfTen(tag)).value());
        assertThat(Math.abs(served.asDouble() - model))
            .as(tag.name())
            .isLessThanOrEqualTo(resolution(tag, table));
      }
    }
  }

  @Test
  void sunSpecMapBeginsWithItsMarkAndEndsWithTheEndModel() throws IOException {
    site(MachineTypes.library(METER)).step(1);
    try (PlainClient client = new PlainClient(server.port())) {
      assertThat(client.read(RegisterTable.HOLDING, 40000, 4))
          .containsExactly('S', 'u', 'n', 'S', 0, 1, 0, 66);
      assertThat(client.read(RegisterTable.HOLDING, 40070, 2)).containsExactly(0, 203, 0, 105);
      assertThat(client.read(RegisterTable.HOLDING, 40177, 2)).containsExactly(-1, -1, 0, 0);
    }
  }

  @Test
  void setPointWrittenByAClientIsFollowed() throws IOException {
    MachineType type = MachineTypes.library(AHU);
    SimulatedSite site = site(type);
    try (PlainClient client = new PlainClient(server.port())) {
      assertThat(client.write(tag(type, "SupplyAirSetpoint"), Value.of(21.5f))).isEqualTo(16);
      site.step(1);
      assertThat(plant.signals().quantity("ahu.setPoint").getAsDouble()).isEqualTo(21.5);
      assertThat(read(client, type, "SupplyAirSetpoint")).isEqualTo(21.5);
      site.step(3600);
      assertThat(read(client, type, "SupplyAirTemperature")).isBetween(21.0, 22.0);
    }
  }

  @Test
  void operatingModeWrittenByAClientStopsTheHeatPump() throws IOException {
    MachineType type = MachineTypes.library(HEAT_PUMP);
    SimulatedSite site = site(type);
    try (PlainClient client = new PlainClient(server.port())) {
      client.write(tag(type, "OperatingMode"), Value.of(1.0));
      site.step(2);
      assertThat(read(client, type, "OperatingMode")).isEqualTo(1);
      assertThat(read(client, type, "CompressorRunning")).isZero();
      assertThat(read(client, type, "HeatingCircuit1PumpRunning")).isZero();
    }
  }

  @Test
  void userModeRequestIsServedAndTakenBack() throws IOException {
    MachineType type = MachineTypes.library(AHU);
    SimulatedSite site = site(type);
    try (PlainClient client = new PlainClient(server.port())) {
      client.write(tag(type, "UserModeRequest"), Value.of(4.0));
      site.step(1);
      assertThat(read(client, type, "UserMode")).isEqualTo(3);
      assertThat(read(client, type, "UserModeRequest")).isZero();
    }
  }

  @Test
  void valueBeyondItsLimitsIsRefusedAndNeverSeenInTheRegister() throws IOException {
    MachineType type = MachineTypes.library(AHU);
    SimulatedSite site = site(type);
    try (PlainClient client = new PlainClient(server.port())) {
      client.write(tag(type, "SupplyAirSetpoint"), Value.of(20f));
      assertThat(client.write(tag(type, "SupplyAirSetpoint"), Value.of(99f))).isEqualTo(0x90);
      assertThat(read(client, type, "SupplyAirSetpoint")).isEqualTo(20);
      site.step(1);
      assertThat(plant.signals().quantity("ahu.setPoint").getAsDouble()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAT_PUMP, AHU})
  void valuesAtTheirLimitsAreTaken(String id) throws IOException {
    MachineType type = MachineTypes.library(id);
    device(type);
    try (PlainClient client = new PlainClient(server.port())) {
      for (TagType tag : type.tags().values()) {
        WriteLimits limits = tag.write();
        if (limits != null && !limits.equals(WriteLimits.NONE)) {
          assertThat(client.write(tag, Value.of(limits.min()))).as(tag.name()).isEqualTo(16);
          assertThat(client.write(tag, Value.of(limits.max()))).as(tag.name()).isEqualTo(16);
        }
      }
    }
  }

  @Test
  void refusalOfAValueNamesTheValueAndNotTheAddress() throws IOException {
    TagType setPoint = tag(MachineTypes.library(AHU), "SupplyAirSetpoint");
    device(MachineTypes.library(AHU));
    try (PlainClient client = new PlainClient(server.port())) {
      byte high = (byte) (setPoint.address() >> 8);
      byte low = (byte) setPoint.address();
      assertThat(client.ask(new byte[] {6, high, low, 0x03, (byte) 0xE7}))
          .containsExactly((byte) 0x86, 3);
      assertThat(client.ask(new byte[] {22, high, low, 0, 0, 0x03, (byte) 0xE7}))
          .containsExactly((byte) 0x96, 3);
    }
  }

  @Test
  void oneValueBeyondItsLimitsRefusesTheWholeWrite() throws IOException {
    MachineType type = MachineTypes.library(HEAT_PUMP);
    TagType comfort = tag(type, "HeatingCircuit1ComfortTemperature");
    TagType eco = tag(type, "HeatingCircuit1EcoTemperature");
    assertThat(eco.address()).isEqualTo(comfort.address() + 1);
    site(type);
    try (PlainClient client = new PlainClient(server.port())) {
      double before = read(client, type, comfort.name());
      byte high = (byte) (comfort.address() >> 8);
      byte low = (byte) comfort.address();
      byte[] both = {16, high, low, 0, 2, 4, 0, (byte) 195, 0x7F, (byte) 0xFF};
      assertThat(client.ask(both)).containsExactly((byte) 0x90, 3);
      assertThat(read(client, type, comfort.name())).isEqualTo(before).isNotEqualTo(19.5);
    }
  }

  @Test
  void partsTheMachineDoesNotHaveCarryTheirMark() throws IOException {
    MachineType type = MachineTypes.library(HEAT_PUMP);
    site(type);
    try (PlainClient client = new PlainClient(server.port())) {
      assertThat(client.read(tag(type, "HeatPump2FlowTemperature"), 0).quality())
          .isEqualTo(Quality.BAD_NO_VALUE);
    }
  }

  @Test
  void frozenDeviceAnswersWithOldValues() throws IOException {
    MachineType type = MachineTypes.library(HEAT_PUMP);
    SimulatedDevice device = device(type);
    SimulatedSite site = new SimulatedSite(plant, List.of(device));
    site.step(1);
    try (PlainClient client = new PlainClient(server.port())) {
      double before = read(client, type, "HeatingHeatDay");
      double outdoor = read(client, type, "OutdoorTemperature");
      device.freeze(true);
      site.step(6 * 3600);
      assertThat(read(client, type, "OutdoorTemperature")).isEqualTo(outdoor);
      device.freeze(false);
      site.step(1);
      assertThat(read(client, type, "OutdoorTemperature")).isNotEqualTo(outdoor);
      assertThat(read(client, type, "HeatingHeatDay")).isGreaterThan(before);
    }
  }

  @Test
  void stoppedDeviceIsGoneAndComesBackOnTheSamePort() throws IOException {
    MachineType type = MachineTypes.library(METER);
    SimulatedDevice device = device(type);
    int port = device.port();
    device.stop();
    // The kernel closes a listening socket only at the selector's next turn.
    Await.until("nothing listens", Duration.ofSeconds(5), () -> !listens(port));
    device.start();
    assertThat(device.port()).isEqualTo(port);
    try (PlainClient client = new PlainClient(port)) {
      assertThat(read(client, type, "ID")).isEqualTo(203);
    }
  }

  private static boolean listens(int port) {
    try (PlainClient _ = new PlainClient(port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void faultyDeviceRefuses() throws IOException {
    SimulatedDevice device = device(MachineTypes.library(METER));
    device.fault(new ServerFault.Refuse(4));
    try (PlainClient client = new PlainClient(device.port())) {
      assertThat(client.ask(new byte[] {3, (byte) 0x9C, 0x40, 0, 2}))
          .containsExactly((byte) 0x83, 4);
    }
  }

  private SimulatedSite site(MachineType type) {
    return new SimulatedSite(plant, List.of(device(type)));
  }

  private SimulatedDevice device(MachineType type) {
    DeviceId id = new DeviceId("site", "edge", "device");
    return new SimulatedDevice(id, type, 1, plant.signals(), server);
  }

  private static double read(PlainClient client, MachineType type, String tag) throws IOException {
    return Objects.requireNonNull(client.read(tag(type, tag), 0).value()).asDouble();
  }

  private static TagType tag(MachineType type, String name) {
    return Objects.requireNonNull(type.tags().get(name), name);
  }

  /** Half a step of the register, and a little for the single it becomes. */
  private static double resolution(TagType tag, SignalTable table) {
    boolean floating = tag.type() == RegisterType.F32;
    double step = floating ? 0 : Math.abs(tag.scale()) * Math.pow(10, table.powerOfTen(tag));
    return 0.5 * step + 1e-5;
  }
}
