package org.plantroom.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * Where a program keeps what must last, from the command line. Filled by picocli, then only read.
 */
final class DataOption {
  /** The folder, made when it is not there. */
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "where to keep what must last: a host's history and audit, an edge's journal")
  Path folder = Path.of(".");
}
