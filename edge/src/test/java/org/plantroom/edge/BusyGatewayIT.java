package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Device;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.edge.Driver.WriteOutcome;
import org.plantroom.edge.Driver.WriteOutcome.Result;
import org.plantroom.modbus.EndpointSettings;
import org.plantroom.modbus.ModbusDevice;
import org.plantroom.modbus.ModbusEndpoint;
import org.plantroom.modbus.ModbusNetwork;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ReadBlock;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;
import org.plantroom.testkit.TcpProxy;

/** Writes that wait at a gateway while another unit has the line, and what changes meanwhile. */
@Timeout(60)
class BusyGatewayIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int SLOW = 1;
  private static final int PUMP = 2;
  private static final int LEVEL = 1;
  private static final TagType TAG = Plants.writable("level", LEVEL, RegisterType.U16, 0, 60);
  private static final TagType PRESSURE = Plants.tag("pressure", 2, RegisterType.U16);

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final PublisherEvents events = new PublisherEvents();
  private final ModbusNetwork network = ModbusNetwork.open("busy gateway");
  private ModbusServer gateway;
  private TcpProxy way;
  private ModbusEndpoint endpoint;
  private WriteParts parts;
  private DeviceWriter writer;

  @BeforeEach
  void start() throws IOException {
    gateway = ModbusServer.start("127.0.0.1", 0);
    gateway.bank(SLOW).declare(RegisterTable.HOLDING, 0, 1);
    gateway.bank(PUMP).declare(RegisterTable.HOLDING, 0, 3);
    way = TcpProxy.start("127.0.0.1", gateway.port());
    Device pump =
        Plants.guarded(
            Plants.device("pump", Plants.machine(TAG, PRESSURE), way.port(), PUMP),
            List.of(Plants.refuseAbove("level", "pressure", 6)),
            Map.of());
    endpoint = new ModbusEndpoint(network, time, EndpointSettings.of(pump.endpoint()));
    parts = WriteParts.of(events, time, pump);
    ModbusDevice unit = endpoint.device(PUMP, SOON, Duration.ZERO, BitWrite.MASK);
    writer = new DeviceWriter(pump, new ModbusDriver(pump, unit, time), parts.support(), time);
    pressure(5);
  }

  @AfterEach
  void stop() throws IOException {
    endpoint.close();
    way.close();
    gateway.close();
    network.close();
  }

  private void pressure(int value) {
    Sample sample = Sample.good(Value.ofLong(ValueType.U16, value), time.millis());
    parts.values().note("pump", List.of(new TagReading(PRESSURE, sample)));
  }

  /**
   * Has a write wait while another unit has the line and no answer, does something, lets the answer
   * come, and tells how the write ended.
   */
  private WriteOutcome writeWhileBusy(Duration patience, Runnable meanwhile)
      throws InterruptedException {
    ModbusDevice slow = endpoint.device(SLOW, SOON, Duration.ZERO, BitWrite.MASK);
    ReadBlock word = new ReadBlock(RegisterTable.HOLDING, 0, 1, List.of());
    way.mode(TcpProxy.Mode.BLACKHOLE);
    Thread reading = Thread.ofPlatform().start(() -> slow.read(word));
    Await.until("the slow unit has the line", SOON, () -> way.accepted() == 1);
    WriteOrder order =
        new WriteOrder(
            new OrderId("main", "a"),
            "pump",
            TAG,
            Value.ofLong(ValueType.U16, 42),
            time.millis() + patience.toMillis());
    Thread writing = Thread.ofPlatform().start(() -> execute(order));
    // Nothing else on its way can park it: the gate has let it pass, and it waits for the line.
    Await.until("the write waits", SOON, () -> writing.getState() == Thread.State.WAITING);
    meanwhile.run();
    assertThat(reading.isAlive()).as("the line was busy all the time").isTrue();
    way.mode(TcpProxy.Mode.PASS);
    writing.join();
    reading.join();
    return ((PublisherEvent.Answered) Objects.requireNonNull(events.poll(0))).outcome();
  }

  private void execute(WriteOrder order) {
    try {
      writer.execute(order);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int written() {
    byte[] word = gateway.bank(PUMP).getWords(RegisterTable.HOLDING, LEVEL, 1);
    return ((word[0] & 0xFF) << 8) | (word[1] & 0xFF);
  }

  @Test
  void writeWhoseTurnComesLateIsSentWhenNothingHasChanged() throws InterruptedException {
    assertThat(writeWhileBusy(SOON, () -> {}).result()).isEqualTo(Result.ACCEPTED);
    assertThat(written()).isEqualTo(42);
  }

  @Test
  void interlockThatComesWhileItWaitsKeepsItBack() throws InterruptedException {
    assertThat(writeWhileBusy(SOON, () -> pressure(7)))
        .isEqualTo(new WriteOutcome(Result.REJECTED, "interlock I: too high"));
    assertNotSent();
  }

  @Test
  void readOnlyModeThatComesWhileItWaitsKeepsItBack() throws InterruptedException {
    assertThat(writeWhileBusy(SOON, () -> parts.gate().switchReadOnly("main", true)))
        .isEqualTo(new WriteOutcome(Result.REJECTED, "this edge is switched to read only"));
    assertNotSent();
  }

  @Test
  void writeThatExpiresWhileItWaitsIsNotSent() throws InterruptedException {
    Duration patience = Duration.ofSeconds(1);
    assertThat(writeWhileBusy(patience, () -> time.advance(patience)).result())
        .isEqualTo(Result.EXPIRED);
    assertNotSent();
  }

  private void assertNotSent() {
    assertThat(written()).isZero();
    assertThat(gateway.counters().requests()).as("only the slow unit was asked").isEqualTo(1);
  }
}
