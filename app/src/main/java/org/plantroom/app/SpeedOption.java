package org.plantroom.app;

import picocli.CommandLine.Option;

/** How fast simulated or recorded time runs. Filled by picocli, then only read. */
final class SpeedOption {
  /** Seconds a second, more than 0. */
  @Option(
      names = "--speed",
      paramLabel = "N",
      converter = SpeedConverter.class,
      description = "simulated or recorded seconds a second (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  double speed;
}
