package org.plantroom.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB unpacks its library of 70 MB into the temporary folder at every start and removes it at an
 * orderly exit only, so that a host that is killed again and again would fill the disk. On Linux
 * the file can go as soon as it is loaded.
 */
final class NativeCopy {
  private static final Logger LOG = LoggerFactory.getLogger(NativeCopy.class);
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String NAME = "libduckdb_java";

  private NativeCopy() {}

  /** Removes the unpacked file of this process; elsewhere than on Linux does nothing. */
  static void remove() {
    if (!Files.isReadable(MAPS)) {
      return;
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    try {
      for (Path mapped : mapped()) {
        if (mapped.startsWith(temporary)) {
          Files.deleteIfExists(mapped);
        }
      }
    } catch (IOException e) {
      LOG.debug("The unpacked DuckDB library stays until exit", e);
    }
  }

  /** The library's files in this process's memory, as Linux lists them. */
  private static List<Path> mapped() throws IOException {
    return Files.readAllLines(MAPS, StandardCharsets.UTF_8).stream()
        .filter(line -> line.contains("/" + NAME) && line.endsWith(".so"))
        .map(line -> Path.of(line.substring(line.indexOf('/'))))
        .distinct()
        .toList();
  }
}
