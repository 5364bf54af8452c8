package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database of a store whatever state it is in: what DuckDB cannot read is set aside, its
 * log first, so that a damaged file never keeps a host from starting.
 */
final class Rescue {
  private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
  private static final List<String> FILES = List.of(Database.FILE + ".wal", Database.FILE);

  private Rescue() {}

  /**
   * Opens it.
   *
   * @param told gets what was set aside, in words
   * @throws HistoryOpenException when the store is in use, not writable, or of a newer version
   */
  static Database open(
      Path folder, HistorySettings settings, List<RowSource> sources, List<String> told) {
    for (String name : FILES) {
      try {
        return Database.openReadable(folder, settings, sources);
      } catch (HistoryOpenException e) {
        setAside(folder, name, e, told);
      }
    }
    return Database.openReadable(folder, settings, sources);
  }

  /** Throws what hindered the opening when it does not mean that the files are damaged. */
  private static void setAside(
      Path folder, String name, HistoryOpenException failure, List<String> told) {
    boolean isDamage =
        failure.getCause() instanceof SQLException cause
            && !String.valueOf(cause.getMessage()).contains("version number");
    Path first = folder.resolve(Database.FILE);
    if (!isDamage || !Files.isRegularFile(first) || !Files.isWritable(first)) {
      throw failure;
    }
    Path file = folder.resolve(name);
    Path aside = folder.resolve(name + ".damaged");
    try {
      if (Files.exists(file)) {
        for (int n = 2; Files.exists(aside); n++) {
          aside = folder.resolve("%s.damaged-%d".formatted(name, n));
        }
        Files.move(file, aside);
        LOG.error("The history's database cannot be read; set aside [file={}]", aside, failure);
        told.add("%s cannot be read and is set aside as %s".formatted(name, aside.getFileName()));
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
