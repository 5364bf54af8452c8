package org.plantroom.simulation;

import java.io.IOException;
import java.util.Collections;
import java.util.SequencedMap;
import org.plantroom.core.DeviceId;
import org.plantroom.core.MachineType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ServerFault;

/**
 * A simulated machine on its own Modbus TCP port, with handles to make it fail as machines do.
 *
 * <p>The fault handles are thread-safe; the rest belongs to the thread that steps the plant.
 */
public final class SimulatedDevice {
  private static final String HOST = "127.0.0.1";

  private final DeviceId id;
  private final int unit;
  private final ModbusServer server;
  private final MachineRegisters registers;
  private final SequencedMap<String, Sensor> sensors;
  private volatile boolean frozen;

  /** Serves a machine type's registers on a running server. */
  SimulatedDevice(DeviceId id, MachineType type, int unit, Signals signals, ModbusServer server) {
    this.id = id;
    this.unit = unit;
    this.server = server;
    registers = new MachineRegisters(type, signals, server, unit);
    sensors = Collections.emptySortedMap();
  }

  /** Serves the registers of a plant file's device on a running server. */
  SimulatedDevice(
      DeviceId id,
      int unit,
      ModbusServer server,
      MachineRegisters registers,
      SequencedMap<String, Sensor> sensors) {
    this.id = id;
    this.unit = unit;
    this.server = server;
    this.registers = registers;
    this.sensors = sensors;
  }

  /** Which device of the project it plays. */
  public DeviceId id() {
    return id;
  }

  /** Where it listens, e.g. {@code 127.0.0.1:40123}; stays the same over power cuts. */
  public String address() {
    return HOST + ":" + port();
  }

  /** The TCP port it listens on. */
  public int port() {
    return server.port();
  }

  /** Its Modbus unit id, 0 to 255. */
  public int unit() {
    return unit;
  }

  /** Cuts its power: connections break, nothing listens; the machine goes on unseen. */
  public void stop() {
    server.stop();
  }

  /**
   * Gives it power again on the same port.
   *
   * @throws IOException when another program has taken the port
   */
  public void start() throws IOException {
    server.restart();
  }

  /** Makes its registers stand still, or move again: it answers, yet its values are old. */
  public void freeze(boolean still) {
    frozen = still;
  }

  /** Makes it misbehave on the wire from the next request on. */
  public void fault(ServerFault fault) {
    server.bank(unit).fault(fault);
  }

  /** What measures for its registers, by tag; empty for the demo's own models. */
  SequencedMap<String, Sensor> sensors() {
    return sensors;
  }

  /** Hands what clients wrote to the model. */
  void follow() {
    if (!frozen) {
      registers.follow();
    }
  }

  /** Shows the model's state. */
  void show() {
    if (!frozen) {
      registers.show();
    }
  }

  void close() {
    server.close();
  }
}
