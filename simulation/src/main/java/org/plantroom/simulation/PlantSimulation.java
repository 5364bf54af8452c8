package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.Mistake;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Time;
import org.plantroom.core.Where;
import org.plantroom.modbus.ModbusNetwork;
import org.plantroom.modbus.ModbusServer;

/**
 * A plant file's plant, running, with its devices served over Modbus TCP on loopback.
 *
 * <p>Thread-safe.
 */
public final class PlantSimulation implements AutoCloseable {
  /**
   * How to run.
   *
   * @param port of the first devices, the others follow; 0 for free ones
   * @param speed simulated seconds a second; 0 to let time stand until told to step
   * @param seed of noise in faults
   * @param faults beside those of the file, in the words of {@code docs/how-to/simulate.md}
   * @param settling simulated time that passes before anybody sees the devices, s, so that nothing
   *     shows what the file begins with
   */
  public record Options(int port, double speed, long seed, List<String> faults, double settling) {
    /** Takes a copy. */
    public Options {
      faults = List.copyOf(faults);
    }

    /** Seen from the start. */
    public Options(int port, double speed, long seed, List<String> faults) {
      this(port, speed, seed, faults, 0);
    }
  }

  private static final String HOST = "127.0.0.1";

  private final ModbusNetwork network;
  private final List<ModbusServer> servers;
  private final PlantSource source;
  private final PlantDevices devices;
  private final SequencedMap<String, SimulatedDevice> served;
  private final PlantLoop loop;
  private final PlantConsole console;

  private PlantSimulation(
      ModbusNetwork network,
      List<ModbusServer> servers,
      PlantSource source,
      PlantDevices devices,
      SequencedMap<String, SimulatedDevice> served,
      PlantLoop loop,
      PlantConsole console) {
    this.network = network;
    this.servers = servers;
    this.source = source;
    this.devices = devices;
    this.served = served;
    this.loop = loop;
    this.console = console;
  }

  /**
   * Builds the plant, serves its devices and lets time run.
   *
   * @throws PlantFileException with all mistakes of the file and of the faults
   * @throws IOException when a port cannot be had
   */
  public static PlantSimulation start(PlantSource source, Options options, Time time)
      throws PlantFileException, IOException {
    Plant plant = source.file().build();
    PlantDevices devices = PlantDevices.read(source, plant);
    plant.run(options.settling());
    ModbusNetwork network = ModbusNetwork.open("simulated machines");
    List<ModbusServer> servers = new ArrayList<>();
    try {
      for (int i = 0; i < devices.ports(); i++) {
        int port = options.port() == 0 ? 0 : options.port() + i;
        servers.add(ModbusServer.start(network, HOST, port));
      }
      SequencedMap<String, SimulatedDevice> served = serve(source.id(), devices, servers);
      FaultReader reader = new FaultReader(plant, served, options.seed(), plant.elapsed());
      FaultSchedule faults = faults(source, options, reader);
      ServedPlant whole = new ServedPlant(plant, List.copyOf(served.values()), faults);
      PlantLoop loop = PlantLoop.start(whole, options.speed(), time);
      PlantConsole console = new PlantConsole(whole, loop, reader);
      return new PlantSimulation(network, servers, source, devices, served, loop, console);
    } catch (PlantFileException | IOException | RuntimeException e) {
      servers.forEach(ModbusServer::close);
      network.close();
      throw e;
    }
  }

  private static SequencedMap<String, SimulatedDevice> serve(
      String site, PlantDevices devices, List<ModbusServer> servers) {
    SequencedMap<String, SimulatedDevice> served = new LinkedHashMap<>();
    for (PlantDevice device : devices.all()) {
      ModbusServer server = servers.get(device.slot().port());
      served.put(device.id(), new SimulatedDevice(site, device, server));
    }
    return served;
  }

  private static FaultSchedule faults(PlantSource source, Options options, FaultReader reader)
      throws PlantFileException {
    Mistakes mistakes = new Mistakes();
    FaultSchedule schedule = new FaultSchedule();
    source.file().faults(mistakes).ifPresent(list -> reader.all(list).forEach(schedule::add));
    Where commandLine = Where.top(mistakes, Path.of("--fault"));
    options.faults().forEach(text -> reader.one(text, commandLine).ifPresent(schedule::add));
    if (!mistakes.isEmpty()) {
      throw new PlantFileException(mistakes.list());
    }
    return schedule;
  }

  /** The devices, in the file's order. */
  public List<SimulatedDevice> devices() {
    return List.copyOf(served.values());
  }

  /**
   * A device by its name in the plant file.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SimulatedDevice device(String name) {
    SimulatedDevice device = served.get(name);
    if (device == null) {
      throw new IllegalArgumentException("no such device in the plant [name=%s]".formatted(name));
    }
    return device;
  }

  /** The plant's name, for people. */
  public String name() {
    return loop.between(() -> console.plant().name());
  }

  /**
   * Writes a project folder that reads these devices.
   *
   * @param broker where its edges find MQTT
   */
  public void writeProject(Path folder, URI broker) throws IOException {
    PlantSite site = site(new SiteText(name(), Optional.empty(), Optional.empty()));
    new PlantProject(source.id(), name(), List.of(site)).write(folder, broker);
  }

  /** A project's site of these devices. */
  PlantSite site(SiteText text) {
    return new PlantSite(
        source.id(), text, devices, device -> servers.get(device.slot().port()).port());
  }

  /**
   * Does what a line of the console says.
   *
   * @return the answer; empty when there is nothing to say
   */
  public String say(String line) {
    return loop.between(() -> console.answer(line));
  }

  /**
   * Lets something fail, in the words of {@code docs/how-to/simulate.md}.
   *
   * @return what does not fit the plant; none when the fault has begun or waits for its time
   */
  public List<Mistake> fail(String text) {
    return loop.between(() -> console.fail(text));
  }

  /** What fails now, and what will. */
  public List<RunningFault> faults() {
    return loop.between(console::failing);
  }

  /**
   * Mends what fails, and forgets what would.
   *
   * @param target as it was written; empty for all
   * @return how many faults there were
   */
  public int mend(Optional<String> target) {
    return loop.between(() -> console.mend(target));
  }

  /** How far the plant is, now. */
  public PlantStatus status() {
    return loop.between(console::status);
  }

  /**
   * Watches the balances from now on, which costs some speed. Read them while time stands, or after
   * another call to this plant.
   */
  Balance watch() {
    return loop.between(() -> console.plant().watch());
  }

  /** Stops time, then the servers; then ends the plant. */
  @Override
  public void close() {
    loop.close();
    servers.forEach(ModbusServer::close);
    network.close();
    console.plant().end();
  }
}
