package org.plantroom.app;

import java.net.URI;
import picocli.CommandLine.Option;

/** The broker of a project that a command writes. Filled by picocli, then only read. */
final class WrittenBrokerOption {
  private static final String USUAL = "tcp://127.0.0.1:1883";

  /** Where the project's edges and host are to meet. */
  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "the broker written into the project (default: ${DEFAULT-VALUE})",
      defaultValue = USUAL)
  URI uri = URI.create(USUAL);
}
