package org.plantroom.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every bench takes from the command line. Filled by picocli, then only read. */
final class BenchOptions {
  /** For how long to measure; warming up and clearing up come on top. */
  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "seconds to measure, 2 to 3600, warm-up not included (default: ${DEFAULT-VALUE})",
      defaultValue = "20")
  int seconds = 20;

  /** Where to write the figures as one JSON object. */
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the figures as one JSON object")
  @Nullable Path json;

  /** Below it each bench makes a folder of its own and removes it. */
  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "where to put stores and journals while measuring, on the disk to be judged (default: the"
              + " system's temporary folder)")
  Path work = Path.of(System.getProperty("java.io.tmpdir"));

  /**
   * The seconds, checked.
   *
   * @throws CommandFailure when out of range
   */
  int checkedSeconds() {
    if (seconds < 2 || seconds > 3600) {
      throw new CommandFailure("--seconds must be 2 to 3600, not " + seconds);
    }
    return seconds;
  }
}
