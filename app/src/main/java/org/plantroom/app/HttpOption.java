package org.plantroom.app;

import picocli.CommandLine.Option;

/** Where pages and API are served, from the command line. Filled by picocli, then only read. */
final class HttpOption {
  /** TCP port, 0 for a free one. */
  @Option(
      names = "--http",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description =
          "port of pages and API on loopback, 0 for a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  int port;
}
