package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.plantroom.core.WholeFile;

/**
 * {@code tags.parquet} beside the sealed files: tag number, path and type, so that other programs
 * can join the samples with their names. The store itself never reads it.
 */
final class TagFile {
  static final String NAME = "tags.parquet";

  private final Database database;
  private final Path root;
  private long written = -1;

  TagFile(Database database, Path root) {
    this.database = database;
    this.root = root;
  }

  /** Writes the file again when there are new tags. */
  void update() throws SQLException, IOException {
    try (Database.Session session = database.session();
        Statement statement = session.connection().createStatement()) {
      long tags = count(statement);
      session.clean();
      if (tags == written || tags == 0) {
        return;
      }
      Files.createDirectories(root);
      Path temporary = root.resolve(NAME + ".tmp");
      statement.execute(
          "COPY (SELECT id AS tag, path, type FROM tag ORDER BY id) TO %s %s"
              .formatted(Sql.quote(temporary), Sql.PARQUET));
      WholeFile.publish(temporary, root.resolve(NAME));
      written = tags;
    }
  }

  private static long count(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM tag")) {
      row.next();
      return row.getLong(1);
    }
  }
}
