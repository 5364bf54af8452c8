package org.plantroom.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file by which a store knows that it is a backup, put to use again. What was stored between
 * the two is then a gap and not a value that goes on holding.
 */
final class BackupStamp {
  private static final Logger LOG = LoggerFactory.getLogger(BackupStamp.class);
  private static final String FILE = "backup-of.txt";

  private BackupStamp() {}

  /** Marks a folder as the backup of this moment. */
  static void write(Path folder, long time) throws IOException {
    Files.writeString(folder.resolve(FILE), Instant.ofEpochMilli(time) + "\n");
  }

  /** Notes the gap in the ledger when the folder is a backup, and makes it an ordinary store. */
  static void redeem(Path folder, Connection connection, long now)
      throws SQLException, IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    long time = read(file);
    LOG.info(
        "This history is the backup of {}; what came since is a gap", Instant.ofEpochMilli(time));
    note(
        connection,
        time,
        Math.max(now, time + 1),
        "restored from a backup of " + Instant.ofEpochMilli(time));
    Files.delete(file);
  }

  /** Notes a loss of every edge that ever gave a value. */
  static void note(Connection connection, long from, long to, String reason) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO loss SELECT DISTINCT
              split_part(path, '/', 1) || '/' || split_part(path, '/', 2), ?, ?, ? FROM tag""")) {
      insert.setLong(1, from);
      insert.setLong(2, to);
      insert.setString(3, reason);
      insert.execute();
    }
  }

  /** A stamp that cannot be read still tells that it is a backup, made before its file was. */
  private static long read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    try {
      return Math.max(0, Instant.parse(text).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      LOG.warn("The backup's stamp is damaged; the gap begins with its file [file={}]", file, e);
      return Files.getLastModifiedTime(file).toMillis();
    }
  }
}
