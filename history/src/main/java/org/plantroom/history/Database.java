package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.FolderLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DuckDB file and the folder around it. Everyone works in a {@link Session}; when DuckDB has
 * given up on its file, as it does when a checkpoint meets a full disk, it is opened afresh once
 * all sessions are over, and replays its log.
 *
 * <p>Thread-safe.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  static final String FILE = "history.duckdb";

  /** What DuckDB calls it in SQL. */
  static final String NAME = "history";

  private static final String LOCK = "history.lock";
  private static final String SPILL = "spill";
  private static final long MEGABYTE = 1_000_000;

  private final Path folder;
  private final HistorySettings settings;
  private final List<RowSource> sources;
  private final FolderLock folderLock;

  /** Sessions share it, opening and closing have it alone. */
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  private final ReentrantLock idleLock = new ReentrantLock();
  private final Deque<DuckDBConnection> idle = new ArrayDeque<>();
  private @Nullable DuckDBConnection root;
  private boolean isClosed;

  private Database(
      Path folder, HistorySettings settings, List<RowSource> sources, FolderLock folderLock) {
    this.folder = folder;
    this.settings = settings;
    this.sources = List.copyOf(sources);
    this.folderLock = folderLock;
  }

  /** A connection for one thread for a while; gone back or closed afterwards. */
  final class Session implements AutoCloseable {
    private final DuckDBConnection connection;
    private boolean isClean;

    private Session(DuckDBConnection connection) {
      this.connection = connection;
    }

    /** The connection; the user leaves no transaction open when all went well. */
    DuckDBConnection connection() {
      return connection;
    }

    /** Tells that the connection may serve others. */
    void clean() {
      isClean = true;
    }

    @Override
    public void close() throws SQLException {
      try {
        if (isClean) {
          giveBack(connection);
        } else {
          connection.close();
        }
      } finally {
        use.readLock().unlock();
      }
    }
  }

  /**
   * Opens or makes the database.
   *
   * @param sources table functions to make known
   * @throws HistoryOpenException when it is in use, not writable or damaged
   */
  static Database open(Path folder, HistorySettings settings, List<RowSource> sources) {
    makeFolder(folder);
    FolderLock lock = lock(folder);
    Database database = new Database(folder, settings, sources, lock);
    try {
      database.reopen();
      return database;
    } catch (SQLException | HistoryOpenException e) {
      database.closeAfter(e);
      throw e instanceof HistoryOpenException known
          ? known
          : new HistoryOpenException(
              "the history cannot be opened: %s [folder=%s]".formatted(e.getMessage(), folder), e);
    }
  }

  // DuckDB's own lock does not do: within one process it shares the file instead of refusing it.
  private static FolderLock lock(Path folder) {
    try {
      return FolderLock.take(folder.resolve(LOCK))
          .orElseThrow(
              () ->
                  new HistoryOpenException(
                      "the history is in use by another Plantroom [folder=%s]: end it, or look into a backup"
                          .formatted(folder)));
    } catch (IOException e) {
      throw new HistoryOpenException(
          "the history's folder cannot be written [folder=%s]".formatted(folder), e);
    }
  }

  /**
   * Opens the database and reads all its small tables, so that damage shows here and not later.
   *
   * @throws HistoryOpenException when it is in use, not writable or damaged
   */
  static Database openReadable(Path folder, HistorySettings settings, List<RowSource> sources) {
    Database database = open(folder, settings, sources);
    try (Session session = database.session()) {
      Schema.readAll(session.connection());
      session.clean();
      return database;
    } catch (SQLException e) {
      database.closeAfter(e);
      throw new HistoryOpenException("the history cannot be read [folder=%s]".formatted(folder), e);
    }
  }

  /** A session for the calling thread, which closes it. */
  Session session() throws SQLException {
    use.readLock().lock();
    try {
      if (root == null) {
        use.readLock().unlock();
        try {
          reopen();
        } finally {
          use.readLock().lock();
        }
      }
      return new Session(connection());
    } catch (SQLException | RuntimeException e) {
      use.readLock().unlock();
      throw e;
    }
  }

  /** Opens the database afresh if DuckDB has given up on it; to be called after any failure. */
  void heal() {
    use.writeLock().lock();
    try {
      if (!isClosed && !isAlive()) {
        LOG.warn("The history's database gave up and is opened afresh [folder={}]", folder);
        shut();
        reopen();
      }
    } catch (SQLException e) {
      LOG.warn("The history's database cannot be opened for now [folder={}]", folder, e);
    } finally {
      use.writeLock().unlock();
    }
  }

  /**
   * Makes sure that there is room for DuckDB to do its work; it does not come back by itself from a
   * disk that is full to the last byte.
   *
   * @throws HistoryWriteException when the disk is nearly full
   */
  void requireSpace() {
    long free = folder.toFile().getUsableSpace() / MEGABYTE;
    if (free < settings.reserveMb()) {
      throw new HistoryWriteException(
          "the disk is nearly full [freeMb=%d, reserveMb=%d, folder=%s]"
              .formatted(free, settings.reserveMb(), folder));
    }
  }

  /** The folder everything is in. */
  Path folder() {
    return folder;
  }

  /** Waits for all sessions to end. */
  @Override
  public void close() throws SQLException {
    use.writeLock().lock();
    try {
      isClosed = true;
      shut();
      folderLock.close();
    } catch (IOException e) {
      throw new SQLException("the folder's lock cannot be released", e);
    } finally {
      use.writeLock().unlock();
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

  private void reopen() throws SQLException {
    use.writeLock().lock();
    try {
      if (isClosed) {
        throw new SQLException("the history is closed");
      }
      if (root == null) {
        root = connect();
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private DuckDBConnection connect() throws SQLException {
    DuckDBConnection connection =
        DuckDBConnection.newConnection(
            "jdbc:duckdb:" + folder.resolve(FILE), false, null, properties());
    NativeCopy.remove();
    try (Statement statement = connection.createStatement()) {
      // Footers of sealed files stay in memory between questions.
      statement.execute("SET GLOBAL parquet_metadata_cache = true");
      Schema.prepare(connection);
      for (RowSource source : sources) {
        source.registerAt(connection);
      }
      return connection;
    } catch (SQLException | HistoryOpenException e) {
      connection.close();
      throw e;
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryMb() + "MB");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("temp_directory", folder.resolve(SPILL).toString());
    // Nothing is fetched from a network at run time.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return properties;
  }

  private DuckDBConnection connection() throws SQLException {
    idleLock.lock();
    try {
      DuckDBConnection reused = idle.poll();
      if (reused != null) {
        return reused;
      }
      if (root == null) {
        throw new SQLException("the history's database is not open");
      }
      return root.duplicate();
    } finally {
      idleLock.unlock();
    }
  }

  private void giveBack(DuckDBConnection connection) {
    idleLock.lock();
    try {
      idle.push(connection);
    } finally {
      idleLock.unlock();
    }
  }

  private boolean isAlive() {
    if (root == null) {
      return false;
    }
    try (Statement statement = root.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      return false;
    }
  }

  /** Lets go of every connection: DuckDB forgets a database only with the last of them. */
  private void shut() throws SQLException {
    List<DuckDBConnection> all = new ArrayList<>(idle);
    idle.clear();
    if (root != null) {
      all.add(root);
      root = null;
    }
    for (DuckDBConnection connection : all) {
      connection.close();
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
}
