package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.plantroom.core.RegisterTable;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;

/** One device whose level and meter the test sets, with edge and host as processes. */
final class Laboratory implements AutoCloseable {
  static final String LEVEL = TestProject.DEVICE + "/Level";
  static final String SET_POINT = TestProject.DEVICE + "/SetPoint";
  static final String ENERGY = TestProject.DEVICE + "/Energy";

  /** The usual machine type; its last part are the alarms. */
  static final String TYPE =
      """
      name: Tank
      class: tank
      addressBase: 0
      scanClasses: {normal: 250ms}
      tags:
        Level:
          {register: holding 0, type: u16, unit: "%", overview: true, group: Main, description: Level}
        SetPoint:
          {register: holding 3, type: u16, unit: "%", write: {min: 0, max: 100}, group: Main, description: Set point}
        Energy: {register: holding 1, type: u32, unit: kWh, counter: true, group: Main}
      alarms:
        LevelHigh: {tag: Level, high: 90, deadband: 5, onDelay: 3s, priority: high, message: Tank nearly full}
      """;

  /** The usual display. */
  static final String DISPLAY =
      """
      name: Tank
      type: machine
      size: [80, 40]
      symbols:
        tank: {symbol: tank, at: [20, 8], label: Tank, level: Level, tags: [Level, SetPoint]}
      values:
        - {tag: Level, label: Level, setPoint: SetPoint, at: [44, 8]}
      bars:
        - {tag: Level, label: Level, at: [62, 8], scale: {min: 0, max: 100}, normal: {min: 20, max: 80}}
      """;

  private final Path folder;
  private final Path project;
  private final int httpPort = Ports.free();
  private final int mqttPort = Ports.free();
  private final ModbusServer device = ModbusServer.start("127.0.0.1", 0);
  private final RegisterBank bank = device.bank(1);
  private final EmbeddedBroker broker;
  private final HostApi api;
  private final Program edge;
  private Program host;

  Laboratory(Path folder) throws IOException, InterruptedException {
    this(folder, TYPE, DISPLAY);
  }

  /**
   * One with another machine.
   *
   * @param type its type's file; registers are holding 0 to 3 and coils 0 and 1
   * @param display the type's display
   */
  Laboratory(Path folder, String type, String display) throws IOException, InterruptedException {
    this.folder = folder;
    bank.declare(RegisterTable.HOLDING, 0, 4);
    bank.declare(RegisterTable.COIL, 0, 2);
    project = TestProject.write(folder.resolve("project"), type, device.port(), mqttPort);
    TestProject.put(project.resolve("displays/tank.yaml"), display);
    broker =
        EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(mqttPort, folder.resolve("broker")));
    api = new HostApi(httpPort, TestAccess.token(folder.resolve("host")));
    TestAccess.users(folder.resolve("host"), TestAccess.USER, TestAccess.SECOND);
    host = host();
    edge =
        Program.start(
            "edge",
            "--project",
            project,
            "--edge",
            TestProject.EDGE,
            "--data",
            folder.resolve("edge"));
  }

  private Program host() throws IOException {
    return Program.start(
        "host", "--project", project, "--data", folder.resolve("host"), "--http", httpPort);
  }

  /** Sets the level at the device, in percent. */
  void level(int percent) {
    bank.setWords(
        RegisterTable.HOLDING, 0, ByteBuffer.allocate(2).putShort((short) percent).array());
  }

  /** Sets what the device's meter has counted, in kWh. */
  void energy(int kilowattHours) {
    bank.setWords(RegisterTable.HOLDING, 1, ByteBuffer.allocate(4).putInt(kilowattHours).array());
  }

  void stopDevice() {
    device.stop();
  }

  void startDevice() throws IOException {
    device.restart();
  }

  void killHost() {
    host.kill();
  }

  void startHost() throws IOException {
    host = host();
  }

  /** The folder of the project's files. */
  Path project() {
    return project;
  }

  HostApi api() {
    return api;
  }

  String address() {
    return "http://127.0.0.1:" + httpPort;
  }

  @Override
  public void close() throws IOException {
    edge.close();
    host.close();
    api.close();
    device.close();
    broker.close();
  }
}
