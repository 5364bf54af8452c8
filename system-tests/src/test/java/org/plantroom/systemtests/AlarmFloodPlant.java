package org.plantroom.systemtests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plantroom.core.RegisterTable;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.MailServer;
import org.plantroom.testkit.TcpProxy;

/**
 * A site of many devices with 20 alarms each, read by an edge node whose way to the broker can be
 * cut, a host that can be killed, and somebody who is told of alarms.
 */
final class AlarmFloodPlant implements AutoCloseable {
  static final String NODE = "site/edge";

  /**
   * Of the 20 alarms of a device: stale ones, one without a delay, one with {@link #DELAY_SECONDS}.
   */
  static final int STALE = 18;

  static final int QUICK = STALE;
  static final int DELAYED = STALE + 1;
  static final int TAGS = STALE + 2;
  static final int DELAY_SECONDS = 12;

  private static final int UNITS = 200;

  private final Path folder;
  private final int devices;
  private final List<ModbusServer> servers = new ArrayList<>();
  private final List<RegisterBank> banks = new ArrayList<>();
  private final EmbeddedBroker broker;
  private final TcpProxy link;
  private final HttpServer hook;
  private final MailServer mails;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final int httpPort = Ports.free();
  private final HostApi api;
  private final Program edge;
  private Program host;

  AlarmFloodPlant(Path folder, int devices) throws IOException, InterruptedException {
    this.folder = folder;
    this.devices = devices;
    api = new HostApi(httpPort, TestAccess.token(hostFolder(folder)));
    for (int device = 0; device < devices; device++) {
      if (device % UNITS == 0) {
        servers.add(ModbusServer.start("127.0.0.1", 0));
      }
      RegisterBank bank = servers.getLast().bank(1 + device % UNITS);
      bank.declare(RegisterTable.HOLDING, 0, TAGS);
      banks.add(bank);
    }
    int brokerPort = Ports.free();
    broker =
        EmbeddedBroker.start(
            EmbeddedBrokerSettings.onLoopback(brokerPort, folder.resolve("broker")));
    link = TcpProxy.start("127.0.0.1", brokerPort);
    hook = hook();
    mails = MailServer.start(null);
    writeProject(brokerPort);
    host = host();
    edge =
        Program.start(
            "edge",
            "--project",
            project(),
            "--edge",
            NODE,
            "--data",
            folder.resolve("edge"),
            "--broker",
            "tcp://127.0.0.1:" + link.port());
  }

  private HttpServer hook() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Path project() {
    return folder.resolve("project");
  }

  private void writeProject(int brokerPort) throws IOException {
    write(
        "project.yaml",
        "project: flood\nmqtt: {brokers: [\"tcp://127.0.0.1:%d\"]}\n".formatted(brokerPort));
    write("types/m.yaml", type());
    write("sites/site.yaml", site());
    write(
        "notifications.yaml",
        """
        webhooks: {hook: {url: "http://127.0.0.1:%d/"}}
        smtp: {server: "127.0.0.1:%d", security: none, from: host@example.org}
        people:
          ann: {webhook: hook, email: ann@example.org}
          bo: {webhook: hook, email: bo@example.org}
        routes:
          all:
            priority: low
            gather: 2s
            within: 1h
            steps: [{people: [ann, bo]}]
        """
            .formatted(hook.getAddress().getPort(), mails.port()));
  }

  private static String type() {
    StringBuilder type =
        new StringBuilder("name: M\nclass: other\naddressBase: 0\n")
            .append("scanClasses: {normal: 1s, fast: 500ms}\ntags:\n");
    StringBuilder alarms = new StringBuilder("alarms:\n");
    for (int tag = 0; tag < TAGS; tag++) {
      type.append(
          "  T%d: {register: holding %d, type: i16, scan: %s}\n"
              .formatted(tag, tag, tag == QUICK ? "fast" : "normal"));
      alarms.append("  A%d: {tag: T%d, priority: low, %s}\n".formatted(tag, tag, rule(tag)));
    }
    return type.toString() + alarms;
  }

  private static String rule(int tag) {
    return switch (tag) {
      case QUICK -> "high: 100";
      case DELAYED -> "high: 100, onDelay: %ds".formatted(DELAY_SECONDS);
      default -> "stale: 5s";
    };
  }

  private String site() {
    StringBuilder site = new StringBuilder("edges:\n  edge:\n    devices:\n");
    for (int device = 0; device < devices; device++) {
      site.append(
          "      d%d: {type: m, address: \"127.0.0.1:%d\", unit: %d}\n"
              .formatted(device, servers.get(device / UNITS).port(), 1 + device % UNITS));
    }
    return site.toString();
  }

  private void write(String file, String text) throws IOException {
    Path path = project().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Program host() throws IOException {
    return Program.start(
        "host", "--project", project(), "--data", hostFolder(folder), "--http", httpPort);
  }

  /** Where the host keeps its data. */
  static Path hostFolder(Path folder) {
    return folder.resolve("host");
  }

  /** Sets a tag at a device. */
  void set(int device, int tag, int value) {
    banks
        .get(device)
        .setWords(
            RegisterTable.HOLDING, tag, ByteBuffer.allocate(2).putShort((short) value).array());
  }

  /** Lets nothing through between edge node and broker. */
  void cutLink() {
    link.mode(TcpProxy.Mode.REFUSE);
    link.cut();
  }

  void mendLink() {
    link.mode(TcpProxy.Mode.PASS);
  }

  /** As {@code kill -9}. */
  void killHost() {
    host.kill();
  }

  void startHost() throws IOException {
    host = host();
  }

  HostApi api() {
    return api;
  }

  /** The messages that were posted. */
  List<String> told() {
    return told;
  }

  /** The mails that were sent. */
  List<MailServer.Mail> mails() {
    return mails.mails();
  }

  @Override
  public void close() throws IOException {
    edge.close();
    host.close();
    api.close();
    hook.stop(0);
    mails.close();
    link.close();
    broker.close();
    servers.forEach(ModbusServer::close);
  }
}
