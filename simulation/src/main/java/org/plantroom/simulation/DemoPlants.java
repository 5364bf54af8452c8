package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Site;
import org.plantroom.core.Time;
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

  private final Project project;
  private final SequencedMap<DeviceId, SimulatedDevice> devices;
  private final SimulationLoop loop;

  private DemoPlants(
      Project project, SequencedMap<DeviceId, SimulatedDevice> devices, SimulationLoop loop) {
    this.project = project;
    this.devices = devices;
    this.loop = loop;
  }

  /**
   * Starts the servers, writes the demo's project with their true ports, and lets time run.
   *
   * @param folder takes the project; files of a former demo are replaced
   * @param time the local hour at the start sets where in its day each climate begins
   * @throws IOException when a port or the folder cannot be had
   */
  public static DemoPlants start(Path folder, Options options, Time time) throws IOException {
    Map<DeviceId, ModbusServer> servers = new LinkedHashMap<>();
    try {
      for (DeviceId id : DemoProject.devices()) {
        servers.put(id, ModbusServer.start("127.0.0.1", 0));
      }
      return start(folder, options, time, servers);
    } catch (IOException | RuntimeException e) {
      servers.values().forEach(ModbusServer::close);
      throw e;
    }
  }

  private static DemoPlants start(
      Path folder, Options options, Time time, Map<DeviceId, ModbusServer> servers)
      throws IOException {
    Map<DeviceId, Integer> ports = new LinkedHashMap<>();
    servers.forEach((id, server) -> ports.put(id, server.port()));
    DemoProject.write(folder, options.broker(), ports);
    Project project = ProjectFiles.read(folder).orElseThrow();
    SequencedMap<DeviceId, SimulatedDevice> devices = new LinkedHashMap<>();
    List<SimulatedSite> sites = new ArrayList<>();
    for (String id : DemoProject.SITES) {
      Site site = project.sites().get(id);
      if (site != null) {
        sites.add(site(site, options.seed() + sites.size(), time, servers, devices));
      }
    }
    return new DemoPlants(project, devices, SimulationLoop.start(sites, options.speed(), time));
  }

  private static SimulatedSite site(
      Site site,
      long seed,
      Time time,
      Map<DeviceId, ModbusServer> servers,
      Map<DeviceId, SimulatedDevice> devices) {
    PlantSettings settings =
        Resources.yaml("/plants/%s.yaml".formatted(site.id()), PlantSettings.class);
    SimulatedPlant plant = new SimulatedPlant(settings, seed, secondOfDay(site, time));
    List<SimulatedDevice> ofSite = new ArrayList<>();
    for (EdgeNode edge : site.edges().values()) {
      for (Device device : edge.devices().values()) {
        DeviceId id = edge.id().device(device.id());
        ModbusServer server = servers.get(id);
        if (server != null) {
          ofSite.add(
              new SimulatedDevice(id, device.type(), device.unit(), plant.signals(), server));
        }
      }
    }
    ofSite.forEach(device -> devices.put(device.id(), device));
    return new SimulatedSite(plant, ofSite);
  }

  private static double secondOfDay(Site site, Time time) {
    return Instant.ofEpochMilli(time.millis())
        .atZone(site.timeZone())
        .toLocalTime()
        .toSecondOfDay();
  }

  /** The project as it was written, with true ports. */
  public Project project() {
    return project;
  }

  /** All devices, by id. */
  public List<SimulatedDevice> devices() {
    return List.copyOf(devices.values());
  }

  /**
   * A device.
   *
   * @throws IllegalArgumentException when the demo has no such device
   */
  public SimulatedDevice device(DeviceId id) {
    SimulatedDevice device = devices.get(id);
    if (device == null) {
      throw new IllegalArgumentException("no such device in the demo [id=%s]".formatted(id));
    }
    return device;
  }

  /** Stops time, then the servers. */
  @Override
  public void close() {
    loop.close();
    devices.values().forEach(SimulatedDevice::close);
  }
}
