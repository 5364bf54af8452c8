package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusNetwork;
import org.plantroom.modbus.ModbusServer;

/**
 * The demo's plants: two sites under different climates, each device a Modbus TCP server on a free
 * port of the loopback interface, stepped once a second.
 *
 * <p>Thread-safe.
 */
public final class DemoPlants implements AutoCloseable {
  /**
   * What may differ from one demo to the next.
   *
   * @param seed of everything random
   * @param speed simulated seconds a second, more than 0
   * @param broker written into the project as its MQTT broker
   */
  public record Options(long seed, double speed, URI broker) {
    /** Seed 1, real time, the broker that project files name by default. */
    public static final Options DEFAULT = new Options(1, 1, URI.create("tcp://127.0.0.1:1883"));
  }

  private static final String HOST = "127.0.0.1";

  private final Project project;
  private final List<SimulatedDevice> devices;
  private final SimulationLoop loop;
  private final ModbusNetwork network;

  private DemoPlants(
      Project project, List<SimulatedSite> sites, SimulationLoop loop, ModbusNetwork network) {
    this.project = project;
    this.loop = loop;
    this.network = network;
    devices = sites.stream().flatMap(site -> site.devices().stream()).toList();
  }

  /**
   * Starts the servers, writes the demo's project with their true ports, and lets time run.
   *
   * @param folder takes the project; files of a former demo are replaced
   * @param time the local hour at the start sets where in its day each climate begins
   * @throws IOException when a port or the folder cannot be had
   */
  public static DemoPlants start(Path folder, Options options, Time time) throws IOException {
    ModbusNetwork network = ModbusNetwork.open("simulated machines");
    Map<DeviceId, ModbusServer> servers = new LinkedHashMap<>();
    try {
      for (DeviceId id : DemoProject.devices()) {
        servers.put(id, ModbusServer.start(network, HOST, 0));
      }
      DemoProject.write(folder, options.broker(), ports(servers));
      Project project = ProjectFiles.read(folder).orElseThrow();
      SiteFactory factory = new SiteFactory(options.seed(), time, servers);
      List<SimulatedSite> sites =
          project.sites().values().stream()
              .filter(site -> DemoProject.SITES.contains(site.id()))
              .map(factory::site)
              .toList();
      SimulationLoop loop = SimulationLoop.start(sites, options.speed(), time);
      return new DemoPlants(project, sites, loop, network);
    } catch (IOException | RuntimeException e) {
      servers.values().forEach(ModbusServer::close);
      network.close();
      throw e;
    }
  }

  private static Map<DeviceId, Integer> ports(Map<DeviceId, ModbusServer> servers) {
    Map<DeviceId, Integer> ports = new LinkedHashMap<>();
    servers.forEach((id, server) -> ports.put(id, server.port()));
    return ports;
  }

  /** The project as it was written, with true ports. */
  public Project project() {
    return project;
  }

  /** All devices of all sites. */
  public List<SimulatedDevice> devices() {
    return devices;
  }

  /**
   * A device.
   *
   * @throws IllegalArgumentException when the demo has no such device
   */
  public SimulatedDevice device(DeviceId id) {
    return devices.stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no such device in the demo [id=%s]".formatted(id)));
  }

  /** How many steps of a site have failed; 0 as long as the models are sound. */
  public long failures() {
    return loop.failures();
  }

  /** Stops time, then the servers. */
  @Override
  public void close() {
    loop.close();
    devices.forEach(SimulatedDevice::close);
    network.close();
  }
}
