package org.plantroom.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine figures were measured on.
 *
 * @param processor its model and how many cores Java sees
 * @param memoryGb of the machine, in GiB; -1 where that cannot be told
 * @param java runtime and version
 * @param loadAverage processes that wanted to run in the last minute, before the first bench; -1
 *     where that cannot be told
 */
record Machine(String processor, double memoryGb, String java, double loadAverage) {
  private static final double KIB_A_GIB = 1 << 20;

  /** Looks at this one. */
  static Machine here() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Machine(
        first("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch", "unknown"))
            + ", %d cores".formatted(cores),
        first("/proc/meminfo", "MemTotal")
            .map(text -> Long.parseLong(text.replaceAll("\\D", "")) / KIB_A_GIB)
            .orElse(-1.0),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static Optional<String> first(String file, String key) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not Linux: the page says less
    }
  }
}
