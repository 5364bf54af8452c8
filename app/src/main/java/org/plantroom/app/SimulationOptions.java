package org.plantroom.app;

import java.net.URI;
import org.plantroom.simulation.DemoPlants;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the simulated plants run, from the command line. Filled by picocli, then only read. */
final class SimulationOptions {
  @Option(
      names = "--seed",
      description = "seed of the simulated weather and noise (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  @Mixin private SpeedOption speed = new SpeedOption();

  /**
   * The options of the demo's plants.
   *
   * @param broker written into their project
   * @param stations of its pipeline
   */
  DemoPlants.Options demo(URI broker, int stations) {
    return new DemoPlants.Options(seed, speed.speed, broker, stations);
  }

  /** Of everything random. */
  long seed() {
    return seed;
  }

  /** Simulated seconds a second, more than 0. */
  double speed() {
    return speed.speed;
  }
}
