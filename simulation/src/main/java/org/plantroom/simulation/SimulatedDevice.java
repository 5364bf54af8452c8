package org.plantroom.simulation;

import java.io.IOException;
import java.util.SequencedMap;
import org.plantroom.core.DeviceId;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ServerFault;

/**
 * A simulated machine behind a Modbus TCP port, with handles to make it fail as machines do.
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

  /**
   * Serves a plant's device.
   *
   * @param server on which its unit listens
   */
  SimulatedDevice(String site, PlantDevice device, ModbusServer server) {
    id = new DeviceId(site, device.edge(), device.id());
    unit = device.slot().unit();
    this.server = server;
    registers = new MachineRegisters(device.type(), device.tags(), server.bank(unit));
    sensors = device.tags().sensors();
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

  /** What measures for its registers, by tag. */
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
}
