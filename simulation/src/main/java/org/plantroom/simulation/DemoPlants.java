package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;

/**
 * The demo's plants: the examples as sites of one project, each running on a thread of its own, its
 * devices served over Modbus TCP on free ports of the loopback interface.
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
   * @param stations of the pipeline, each with {@link #DEVICES_A_STATION} devices, {@link
   *     #FEWEST_STATIONS} to {@link #MOST_STATIONS}
   */
  public record Options(long seed, double speed, URI broker, int stations) {
    /** Seed 1, real time, the broker that project files name by default. */
    public static final Options DEFAULT =
        new Options(1, 1, URI.create("tcp://127.0.0.1:1883"), USUAL_STATIONS);

    /** A short pipeline shows several edge nodes; a long one has them as a real one would. */
    int stationsASection() {
      return stations <= SHORT ? 1 : SECTION;
    }
  }

  /** Told what is being done while the plants are built, by the thread that builds them. */
  public interface Progress {
    /** Tells nobody. */
    Progress NONE = (_, _, _) -> {};

    /**
     * Something begins.
     *
     * @param what for people
     * @param done things that are done, of {@code all}
     */
    void begins(String what, int done, int all);
  }

  /** Stations of the pipeline unless more are asked for. */
  public static final int USUAL_STATIONS = 5;

  /** The pipeline's faults are at these stations. */
  public static final int FEWEST_STATIONS = 3;

  /** So many the plant file has. */
  public static final int MOST_STATIONS = 1000;

  /** A drive and its transmitters. */
  public static final int DEVICES_A_STATION = 30;

  /** Stations of a pipeline whose edge nodes have one station each. */
  private static final int SHORT = 20;

  /** Stations an edge node of a longer one polls. */
  private static final int SECTION = 50;

  /** Tanks and rooms forget in this time what the plant files begin with, s. */
  private static final double SETTLING = 3600;

  private final Project project;
  private final List<PlantSimulation> plants;

  private DemoPlants(Project project, List<PlantSimulation> plants) {
    this.project = project;
    this.plants = List.copyOf(plants);
  }

  /**
   * Starts the plants and writes the demo's project with their true ports.
   *
   * @param folder takes the project; files of a former demo are replaced
   * @param time the local hour at the start sets where in its day each plant begins
   * @throws IOException when a port or the folder cannot be had
   */
  public static DemoPlants start(Path folder, Options options, Time time) throws IOException {
    return start(folder, options, time, Progress.NONE);
  }

  /**
   * The same, and tells how far it is: a long pipeline takes a minute.
   *
   * @param progress told before each plant, and before the project is written and read
   * @throws IOException when a port or the folder cannot be had
   */
  public static DemoPlants start(Path folder, Options options, Time time, Progress progress)
      throws IOException {
    List<PlantSimulation> plants = new ArrayList<>();
    List<PlantSite> sites = new ArrayList<>();
    List<DemoSite> all = DemoSite.all();
    int tasks = all.size() + 2;
    try {
      for (DemoSite site : all) {
        progress.begins("plant " + site.plant(), plants.size(), tasks);
        PlantSimulation plant = start(site, options, time);
        plants.add(plant);
        sites.add(plant.site(site.text()));
      }
      progress.begins("writing the project", all.size(), tasks);
      new PlantProject("demo", "Six plants", sites).write(folder, options.broker());
      progress.begins("reading the project", all.size() + 1, tasks);
      Project project = ProjectFiles.read(folder).orElseThrow();
      progress.begins("starting the host", tasks, tasks);
      return new DemoPlants(project, plants);
    } catch (IOException | RuntimeException e) {
      plants.forEach(PlantSimulation::close);
      throw e;
    }
  }

  private static PlantSimulation start(DemoSite site, Options options, Time time)
      throws IOException {
    Map<String, String> changes = new HashMap<>();
    changes.put("seed", Long.toString(options.seed()));
    if (site.plant().equals("pipeline")) {
      changes.put("values.stations", Integer.toString(options.stations()));
      changes.put("values.stationsASection", Integer.toString(options.stationsASection()));
    }
    try {
      return PlantSimulation.start(
          site.source(Catalogue.standard(), changes, SETTLING, time),
          new PlantSimulation.Options(0, options.speed(), options.seed(), site.faults(), SETTLING),
          time);
    } catch (PlantFileException e) {
      throw new IllegalStateException(
          "a plant of the demo has mistakes [site=%s]".formatted(site.id()), e);
    }
  }

  /** The project as it was written, with true ports. */
  public Project project() {
    return project;
  }

  /** All devices of all sites. */
  public List<SimulatedDevice> devices() {
    return plants.stream().flatMap(plant -> plant.devices().stream()).toList();
  }

  /**
   * A device.
   *
   * @throws IllegalArgumentException when the demo has no such device
   */
  public SimulatedDevice device(DeviceId id) {
    return devices().stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no such device in the demo [id=%s]".formatted(id)));
  }

  /** Watches the balances of each plant from now on. */
  List<Balance> watch() {
    return plants.stream().map(PlantSimulation::watch).toList();
  }

  /** How far each plant is, in the order of the sites. */
  public List<PlantStatus> status() {
    return plants.stream().map(PlantSimulation::status).toList();
  }

  /** Stops time, then the servers. */
  @Override
  public void close() {
    plants.forEach(PlantSimulation::close);
  }
}
