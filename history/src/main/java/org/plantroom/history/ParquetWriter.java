package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the rows of a SELECT into a file of the sealed folder. The file is whole and on disk when
 * this returns, and unused until the caller commits its row in the list of files.
 */
final class ParquetWriter {
  private final SealedFolder folder;
  private final AtomicLong lastNumber;

  /**
   * A writer.
   *
   * @param lastNumber the highest number a file ever had
   */
  ParquetWriter(SealedFolder folder, long lastNumber) {
    this.folder = folder;
    this.lastNumber = new AtomicLong(lastNumber);
  }

  /** A number for a run of files. */
  long nextNumber() {
    return lastNumber.incrementAndGet();
  }

  /**
   * Writes one file.
   *
   * @param select its rows in their order, with columns tag and time or first_time and last_time
   */
  SealedFile write(
      Connection connection, String select, SealedFile.Place place, String site, Run run)
      throws SQLException, IOException {
    long number = nextNumber();
    String file = SealedFolder.name(place.layer(), site, place.part(), number);
    Path temporary = folder.temporary(file);
    try (Statement statement = connection.createStatement()) {
      String format = place.layer() == Layer.SAMPLES ? Sql.SAMPLES_PARQUET : Sql.ROLL_UPS_PARQUET;
      statement.execute("COPY (%s) TO %s %s".formatted(select, Sql.quote(temporary), format));
    }
    SealedFile.Extent extent = extent(connection, temporary, place.layer());
    long checksum = Checksum.of(temporary);
    folder.publish(file);
    return new SealedFile(number, file, place, run.number(), run.level(), extent, checksum);
  }

  private static SealedFile.Extent extent(Connection connection, Path file, Layer layer)
      throws SQLException, IOException {
    String first = layer == Layer.SAMPLES ? "time" : "first_time";
    String last = layer == Layer.SAMPLES ? "time" : "last_time";
    String sql =
        """
        SELECT epoch_ms(min(%s)), epoch_ms(max(%s)), min(tag), max(tag), count(*) FROM %s"""
            .formatted(first, last, Sql.parquet(List.of(file)));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new SealedFile.Extent(
          row.getLong(1),
          row.getLong(2),
          row.getInt(3),
          row.getInt(4),
          row.getLong(5),
          Files.size(file));
    }
  }

  /**
   * The run a file is part of.
   *
   * @param number the run's own
   * @param level how often its rows were merged
   */
  record Run(long number, int level) {}
}
