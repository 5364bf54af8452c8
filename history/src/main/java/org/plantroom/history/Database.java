package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The DuckDB file and the folder around it. Thread-safe; every user has a connection of its own.
 */
final class Database implements AutoCloseable {
  private static final String FILE = "history.duckdb";
  private static final String SPILL = "spill";

  private final Path folder;
  private final FolderLock lock;
  private final DuckDBConnection root;

  private Database(Path folder, FolderLock lock, DuckDBConnection root) {
    this.folder = folder;
    this.lock = lock;
    this.root = root;
  }

  /**
   * Opens or makes the database.
   *
   * @throws HistoryOpenException when it is in use, not writable or damaged
   */
  static Database open(Path folder, HistorySettings settings) {
    makeFolder(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      return new Database(folder, lock, connect(folder, settings));
    } catch (SQLException | HistoryOpenException e) {
      closeQuietly(lock, e);
      throw e instanceof HistoryOpenException known
          ? known
          : new HistoryOpenException(
              "the history cannot be opened: %s [folder=%s]".formatted(e.getMessage(), folder), e);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HistoryOpenException(
          "the history's folder cannot be made [folder=%s]".formatted(folder), e);
    }
  }

  private static DuckDBConnection connect(Path folder, HistorySettings settings)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryMb() + "MB");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("temp_directory", folder.resolve(SPILL).toString());
    // Nothing is fetched from a network at run time.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    DuckDBConnection connection =
        DuckDBConnection.newConnection(
            "jdbc:duckdb:" + folder.resolve(FILE), false, null, properties);
    try (Statement statement = connection.createStatement()) {
      // Footers of sealed files stay in memory between questions.
      statement.execute("SET GLOBAL parquet_metadata_cache = true");
      Schema.prepare(connection);
      return connection;
    } catch (SQLException | HistoryOpenException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection of its own for one user; the user closes it. */
  DuckDBConnection connect() throws SQLException {
    return root.duplicate();
  }

  /** The folder everything is in. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws SQLException {
    try (lock;
        Connection closing = root) {
      if (closing.isClosed()) {
        return;
      }
    } catch (IOException e) {
      throw new SQLException("the folder's lock cannot be released", e);
    }
  }

  /** Closes after a failure that matters more than a failure to close. */
  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static void closeQuietly(FolderLock lock, Throwable cause) {
    try {
      lock.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
