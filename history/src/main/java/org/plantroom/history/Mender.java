package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.plantroom.core.Quality;

/**
 * Mends the sealed files of a store nobody else uses: what can be read of a damaged file is kept,
 * the rest is a gap; roll-ups are made anew from the samples. What is kept of a file whose bytes
 * have changed is uncertain: nobody knows which values did.
 */
final class Mender {
  private final Connection connection;
  private final Path root;
  private final SealedFolder folder;
  private final ParquetWriter writer;
  private final long maxFileRows;
  private final List<String> done = new ArrayList<>();

  Mender(Connection connection, Path root, ParquetWriter writer, long maxFileRows) {
    this.connection = connection;
    this.root = root;
    this.folder = new SealedFolder(root);
    this.writer = writer;
    this.maxFileRows = maxFileRows;
  }

  /**
   * Mends these files.
   *
   * @return what was done, in words
   */
  List<String> mend(List<SealedFile> damaged) throws SQLException, IOException {
    TreeSet<Integer> sites = new TreeSet<>();
    for (SealedFile file : damaged) {
      sites.add(file.place().site());
      if (file.place().layer() == Layer.SAMPLES) {
        mendSamples(file);
      } else {
        done.add("%s is left out, roll-ups are made anew".formatted(file.file()));
      }
      if (Files.exists(folder.resolve(file.file()))) {
        Adoption.setAside(root, folder.resolve(file.file()));
      }
    }
    RollUps rollUps = new RollUps(folder, writer, maxFileRows);
    for (int site : sites) {
      rollUps.rebuild(connection, site, name(site));
    }
    return done;
  }

  private String name(int site) throws SQLException {
    return Objects.requireNonNull(Adoption.sites(connection).get(site));
  }

  private void mendSamples(SealedFile file) throws SQLException, IOException {
    List<Path> saved = save(file);
    long rows = rowsIn(saved);
    connection.setAutoCommit(false);
    if (rows > 0) {
      String select = "SELECT * FROM %s ORDER BY tag, time".formatted(Sql.parquet(saved));
      ParquetWriter.Run run = new ParquetWriter.Run(writer.nextNumber(), file.level());
      SealedFile whole =
          writer.write(connection, select, file.place(), name(file.place().site()), run);
      Manifest.add(connection, whole);
    }
    Manifest.remove(connection, List.of(file));
    long lost = file.extent().rows() - rows;
    if (lost > 0) {
      noteLoss(file);
    }
    connection.commit();
    connection.setAutoCommit(true);
    SealedFolder.remove(saved);
    done.add(
        "%s: %d of %d samples saved%s%s"
            .formatted(
                file.file(),
                rows,
                file.extent().rows(),
                rows > 0 && file.checksum() != Checksum.UNKNOWN ? " as uncertain" : "",
                lost > 0 ? ", the rest is a gap" : ""));
  }

  /**
   * Reads the file's row groups one by one, each into a file of its own. A file of another size
   * that can be read at all is another file, and none of its rows are ours.
   */
  private List<Path> save(SealedFile file) throws SQLException, IOException {
    Path path = folder.resolve(file.file());
    if (Inspector.glance(path, file) != null) {
      return List.of();
    }
    List<Path> saved = new ArrayList<>();
    long first = 0;
    for (long rows : rowGroups(path)) {
      Path part = path.resolveSibling("%s-%d.tmp".formatted(path.getFileName(), first));
      String sql =
          "COPY (%s AND file_row_number >= %d AND file_row_number < %d) TO %s %s"
              .formatted(
                  rowsOf(file, path), first, first + rows, Sql.quote(part), Sql.SAMPLES_PARQUET);
      if (isDone(sql)) {
        saved.add(part);
      }
      first += rows;
    }
    return saved;
  }

  /** A SELECT of what can be a row of this file, whatever the columns of its damaged self are. */
  private static String rowsOf(SealedFile file, Path path) {
    String quality =
        file.checksum() == Checksum.UNKNOWN
            ? "quality"
            : "greatest(quality, %d)".formatted(Quality.UNCERTAIN.code());
    SealedFile.Extent extent = file.extent();
    return """
    SELECT tag::INTEGER AS tag, time::TIMESTAMP AS time, decimal::DECIMAL(18, 3) AS decimal,
      number::DOUBLE AS number, exact::BIGINT AS exact, text::VARCHAR AS text,
      (%s)::UTINYINT AS quality
    FROM read_parquet(%s, file_row_number = true)
    WHERE tag BETWEEN %d AND %d
      AND time BETWEEN make_timestamp_ms(%d) AND make_timestamp_ms(%d)"""
        .formatted(
            quality,
            Sql.quote(path),
            extent.firstTag(),
            extent.lastTag(),
            extent.firstTime(),
            extent.lastTime());
  }

  private long rowsIn(List<Path> saved) throws SQLException {
    if (saved.isEmpty()) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM %s".formatted(Sql.parquet(saved)))) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Long> rowGroups(Path path) {
    List<Long> groups = new ArrayList<>();
    String sql =
        """
        SELECT row_group_id, any_value(row_group_num_rows) FROM parquet_metadata(%s)
        GROUP BY row_group_id ORDER BY row_group_id"""
            .formatted(Sql.quote(path));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        groups.add(rows.getLong(2));
      }
      return groups;
    } catch (SQLException e) {
      // Without its end a Parquet file tells nothing; the caller says that nothing was saved.
      return List.of();
    }
  }

  private boolean isDone(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      done.add("a part of a file cannot be read: " + e.getMessage());
      return false;
    }
  }

  /** The gap ledger goes by edge, so tags of the same edges in other files get the gap, too. */
  private void noteLoss(SealedFile file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO loss SELECT DISTINCT
            split_part(path, '/', 1) || '/' || split_part(path, '/', 2), %d, %d,
            'a sealed file was damaged'
          FROM tag WHERE site = %d AND id >= %d AND id <= %d"""
              .formatted(
                  file.extent().firstTime(),
                  file.extent().lastTime() + 1,
                  file.place().site(),
                  file.extent().firstTag(),
                  file.extent().lastTag()));
    }
  }
}
