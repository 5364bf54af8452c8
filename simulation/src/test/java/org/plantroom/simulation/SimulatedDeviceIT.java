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
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.WriteLimits;
import org.plantroom.core.WriteRule;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ServerFault;
import org.plantroom.testkit.Await;

/** The machines of the example office, one at a time, as a client meets them. */
class SimulatedDeviceIT {
  private static final String HEAT_PUMP = "hp-01";
  private static final String AHU = "ahu-01";
  private static final String METER = "meter-01";

  private final Plant plant;
  private final PlantDevices devices;
  private final ModbusServer server;

  SimulatedDeviceIT() throws Exception {
    PlantSource source = PlantSource.find("office", Catalogue.standard());
    plant = source.file().build();
    devices = PlantDevices.read(source, plant);
    server = ModbusServer.start("127.0.0.1", 0);
  }

  /** A device, its plant, and a client of it. */
  private final class Rig implements AutoCloseable {
    private final PlantDevice known;
    private final SimulatedDevice device;
    private final ServedPlant served;
    private final PlainClient client;

    Rig(String id) throws IOException {
      known = devices.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
      device = new SimulatedDevice("site", known, server);
      served = new ServedPlant(plant, List.of(device), new FaultSchedule());
      client = new PlainClient(server.port());
    }

    void steps(int count) {
      for (int i = 0; i < count; i++) {
        served.step();
      }
      served.show();
    }

    TagType tag(String name) {
      return Objects.requireNonNull(known.type().tags().get(name), name);
    }

    double read(String name) throws IOException {
      int powerOfTen = known.tags().resting().powerOfTen(tag(name));
      return Objects.requireNonNull(client.read(tag(name), powerOfTen).value()).asDouble();
    }

    int write(String name, double value) throws IOException {
      return client.write(tag(name), Value.ofDouble(tag(name).valueType(), value));
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }

  @BeforeEach
  void letThePlantRunForAnHour() {
    plant.run(3600);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAT_PUMP, "tank-01", AHU, METER})
  void servedRegistersDecodeToThePlantsValues(String id) throws IOException {
    try (Rig rig = new Rig(id)) {
      rig.steps(1);
      for (ShownTag shown : rig.known.tags().shown()) {
        assertThat(Math.abs(rig.read(shown.tag().name()) - shown.value().getAsDouble()))
            .as(shown.tag().name())
            .isLessThanOrEqualTo(
                resolution(shown.tag(), rig.known.tags().resting(), shown.value().getAsDouble()));
      }
    }
  }

  @Test
  void phasesOfTheMeterAddUp() throws IOException {
    try (Rig rig = new Rig(METER)) {
      rig.steps(60);
      assertThat(rig.read("W")).isGreaterThan(300);
      assertThat(3 * rig.read("WphA")).isBetween(rig.read("W") - 3, rig.read("W") + 3);
      assertThat(rig.read("TotWhImp")).isGreaterThan(300);
    }
  }

  @Test
  void sunSpecMapBeginsWithItsMarkAndEndsWithTheEndModel() throws IOException {
    try (Rig rig = new Rig(METER)) {
      assertThat(rig.client.read(RegisterTable.HOLDING, 40000, 4))
          .containsExactly('S', 'u', 'n', 'S', 0, 1, 0, 66);
      assertThat(rig.client.read(RegisterTable.HOLDING, 40070, 2)).containsExactly(0, 203, 0, 105);
      assertThat(rig.client.read(RegisterTable.HOLDING, 40177, 2)).containsExactly(-1, -1, 0, 0);
    }
  }

  @Test
  void setPointWrittenByAClientIsFollowed() throws IOException {
    try (Rig rig = new Rig(AHU)) {
      assertThat(rig.write("SupplyAirSetpoint", 21.5)).isEqualTo(16);
      rig.steps(1);
      assertThat(plant.input("supplyControl.setPoint").get()).isEqualTo(21.5);
      assertThat(rig.read("SupplyAirSetpoint")).isEqualTo(21.5);
    }
  }

  @Test
  void operatingModeWrittenByAClientStopsTheHeatPump() throws IOException {
    try (Rig rig = new Rig(HEAT_PUMP)) {
      rig.write("OperatingMode", 1);
      rig.steps(30);
      assertThat(rig.read("OperatingMode")).isEqualTo(1);
      assertThat(rig.read("CompressorRunning")).isZero();
      assertThat(rig.read("HeatingCircuit1PumpRunning")).isZero();
      rig.write("OperatingMode", 3);
      rig.steps(2);
      assertThat(rig.read("HeatingCircuit1PumpRunning")).isEqualTo(1);
    }
  }

  @Test
  void ecoTemperatureCountsByNightAndInEcoMode() throws IOException {
    try (Rig rig = new Rig(HEAT_PUMP)) {
      rig.write("HeatingCircuit1EcoTemperature", 18);
      rig.steps(2);
      assertThat(rig.read("Room1SetTemperature")).isEqualTo(18);
      rig.write("OperatingMode", 3);
      rig.steps(2);
      assertThat(rig.read("Room1SetTemperature")).isEqualTo(21);
      rig.write("OperatingMode", 4);
      rig.steps(2);
      assertThat(rig.read("Room1SetTemperature")).isEqualTo(18);
    }
  }

  @Test
  void userModeRequestIsServedAndTakenBack() throws IOException {
    try (Rig rig = new Rig(AHU)) {
      assertThat(rig.read("UserModeRequest")).isZero();
      rig.write("UserModeRequest", 4);
      rig.steps(2);
      assertThat(rig.read("UserMode")).isEqualTo(3);
      assertThat(rig.read("UserModeRequest")).isZero();
      assertThat(rig.read("SupplyAirFanOutput")).isEqualTo(90);
    }
  }

  @Test
  void airflowLevelCountsInManualMode() throws IOException {
    try (Rig rig = new Rig(AHU)) {
      rig.write("ManualAirflowLevel", 4);
      rig.steps(2);
      double automatic = rig.read("SupplyAirFanOutput");
      rig.write("UserModeRequest", 2);
      rig.steps(2);
      assertThat(rig.read("SupplyAirFanOutput")).isEqualTo(75).isNotEqualTo(automatic);
    }
  }

  @Test
  void valueBeyondItsLimitsIsRefusedAndNeverSeenInTheRegister() throws IOException {
    try (Rig rig = new Rig(AHU)) {
      rig.write("SupplyAirSetpoint", 20);
      assertThat(rig.write("SupplyAirSetpoint", 99)).isEqualTo(0x90);
      assertThat(rig.read("SupplyAirSetpoint")).isEqualTo(20);
      rig.steps(1);
      assertThat(plant.input("supplyControl.setPoint").get()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAT_PUMP, AHU})
  void valuesAtTheirLimitsAreTaken(String id) throws IOException {
    try (Rig rig = new Rig(id)) {
      for (TagType tag : rig.known.type().tags().values()) {
        WriteRule write = tag.write();
        WriteLimits limits = write == null ? WriteLimits.NONE : write.limits();
        if (!limits.equals(WriteLimits.NONE)) {
          assertThat(rig.client.write(tag, Value.of(limits.min()))).as(tag.name()).isEqualTo(16);
          assertThat(rig.client.write(tag, Value.of(limits.max()))).as(tag.name()).isEqualTo(16);
        }
      }
    }
  }

  @Test
  void refusalOfAValueNamesTheValueAndNotTheAddress() throws IOException {
    try (Rig rig = new Rig(AHU)) {
      TagType setPoint = rig.tag("SupplyAirSetpoint");
      byte high = (byte) (setPoint.address() >> 8);
      byte low = (byte) setPoint.address();
      assertThat(rig.client.ask(new byte[] {6, high, low, 0x03, (byte) 0xE7}))
          .containsExactly((byte) 0x86, 3);
      assertThat(rig.client.ask(new byte[] {22, high, low, 0, 0, 0x03, (byte) 0xE7}))
          .containsExactly((byte) 0x96, 3);
    }
  }

  @Test
  void oneValueBeyondItsLimitsRefusesTheWholeWrite() throws IOException {
    try (Rig rig = new Rig(HEAT_PUMP)) {
      TagType comfort = rig.tag("HeatingCircuit1ComfortTemperature");
      TagType eco = rig.tag("HeatingCircuit1EcoTemperature");
      assertThat(eco.address()).isEqualTo(comfort.address() + 1);
      double before = rig.read(comfort.name());
      byte high = (byte) (comfort.address() >> 8);
      byte low = (byte) comfort.address();
      byte[] both = {16, high, low, 0, 2, 4, 0, (byte) 195, 0x7F, (byte) 0xFF};
      assertThat(rig.client.ask(both)).containsExactly((byte) 0x90, 3);
      assertThat(rig.read(comfort.name())).isEqualTo(before).isNotEqualTo(19.5);
    }
  }

  @Test
  void partsTheMachineDoesNotHaveCarryTheirMark() throws IOException {
    try (Rig rig = new Rig(HEAT_PUMP)) {
      assertThat(rig.client.read(rig.tag("HeatPump2FlowTemperature"), 0).quality())
          .isEqualTo(Quality.BAD_NO_VALUE);
    }
  }

  @Test
  void frozenDeviceAnswersWithOldValues() throws IOException {
    try (Rig rig = new Rig(HEAT_PUMP)) {
      rig.steps(1);
      double outdoor = rig.read("OutdoorTemperature");
      rig.device.freeze(true);
      rig.steps(6 * 60);
      assertThat(rig.read("OutdoorTemperature")).isEqualTo(outdoor);
      rig.device.freeze(false);
      rig.steps(1);
      assertThat(rig.read("OutdoorTemperature")).isNotEqualTo(outdoor);
    }
  }

  @Test
  void stoppedDeviceIsGoneAndComesBackOnTheSamePort() throws IOException {
    SimulatedDevice device;
    try (Rig rig = new Rig(METER)) {
      device = rig.device;
    }
    int port = device.port();
    device.stop();
    // The kernel closes a listening socket only at the selector's next turn.
    Await.until("nothing listens", Duration.ofSeconds(5), () -> !listens(port));
    device.start();
    assertThat(device.port()).isEqualTo(port);
    assertThat(listens(port)).isTrue();
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
    try (Rig rig = new Rig(METER)) {
      rig.device.fault(new ServerFault.Refuse(4));
      assertThat(rig.client.ask(new byte[] {3, (byte) 0x9C, 0x40, 0, 2}))
          .containsExactly((byte) 0x83, 4);
    }
  }

  /** Half a step of the register, and a little for the single it becomes. */
  private static double resolution(TagType tag, RestingTable table, double value) {
    boolean floating = tag.type() == RegisterType.F32;
    double step = floating ? 0 : Math.abs(tag.scale()) * Math.pow(10, table.powerOfTen(tag));
    return 0.5 * step + 1e-6 * Math.abs(value) + 1e-5;
  }
}
