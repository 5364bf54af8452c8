package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sealed files as a whole: one sealing or merge at a time, and files that merges replaced go
 * once no question can still read them.
 *
 * <p>Thread-safe.
 */
final class SealedStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealedStore.class);
  private static final String FOLDER = "sealed";

  /** Files to go when all questions up to a ticket are answered. */
  private record Retired(long ticket, List<Path> files) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final SealedFolder folder;
  private final Sealer sealer;
  private final Merger merger;
  private final TagFile tagFile;
  private final Questions questions;
  private final int timeoutSeconds;
  private final List<Retired> retired = new ArrayList<>();

  private SealedStore(
      SealedFolder folder, Sealer sealer, Merger merger, TagFile tagFile, Questions questions) {
    this.folder = folder;
    this.sealer = sealer;
    this.merger = merger;
    this.tagFile = tagFile;
    this.questions = questions;
    this.timeoutSeconds = questions.timeoutSeconds();
  }

  /**
   * Looks at the files that are there.
   *
   * @throws HistoryOpenException when there are sealed files but the database knows none
   */
  static SealedStore open(
      Database database, Connection connection, HistorySettings settings, Questions questions)
      throws SQLException, IOException {
    Path root = database.folder().resolve(FOLDER);
    SealedFolder folder = new SealedFolder(root);
    long lastNumber = clean(connection, folder, root);
    ParquetWriter writer = new ParquetWriter(folder, lastNumber);
    return new SealedStore(
        folder,
        new Sealer(database, folder, writer, settings.maxFileRows()),
        new Merger(database, folder, writer, settings),
        new TagFile(database, root),
        questions);
  }

  /** A reader for one question. */
  Reader reader(DuckDBConnection connection) {
    return new Reader(connection, folder, timeoutSeconds);
  }

  long seal(long olderThan) {
    lock.lock();
    try {
      long moved = sealer.seal(olderThan);
      tagFile.update();
      return moved;
    } catch (SQLException | IOException e) {
      throw new HistoryWriteException("samples could not be sealed; they stay in the table", e);
    } finally {
      lock.unlock();
    }
  }

  int merge() {
    lock.lock();
    try {
      removeRetired();
      List<Path> replaced = merger.mergeOne();
      if (!replaced.isEmpty()) {
        retired.add(new Retired(questions.lastTicket(), replaced));
      }
      removeRetired();
      return replaced.size();
    } catch (SQLException | IOException e) {
      throw new HistoryWriteException("sealed files could not be merged; they stay as they are", e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a sealing or merge under way. */
  @Override
  public void close() {
    lock.lock();
    try {
      removeRetired();
    } catch (IOException e) {
      LOG.warn("Merged files could not be removed; the next start tries again", e);
    } finally {
      lock.unlock();
    }
  }

  private void removeRetired() throws IOException {
    for (Iterator<Retired> i = retired.iterator(); i.hasNext(); ) {
      Retired next = i.next();
      if (!questions.isAnyActiveUpTo(next.ticket())) {
        i.remove();
        SealedFolder.remove(next.files());
      }
    }
  }

  /** Removes files the database does not list, and returns the highest number it lists. */
  private static long clean(Connection connection, SealedFolder folder, Path root)
      throws SQLException, IOException {
    List<SealedFile> listed = Manifest.where(connection, "true");
    Set<String> unused = new HashSet<>(folder.ours());
    for (SealedFile file : listed) {
      if (!unused.remove(file.file())) {
        LOG.error("A sealed file is missing; its values cannot be read [file={}]", file.file());
      }
    }
    if (!unused.isEmpty() && isNew(connection)) {
      throw new HistoryOpenException(
          "there are sealed files but the database beside them is new; put the database back, or"
              + " move the files away [folder=%s]".formatted(root));
    }
    SealedFolder.remove(unused.stream().map(folder::resolve).toList());
    return listed.stream().mapToLong(SealedFile::number).max().orElse(0);
  }

  private static boolean isNew(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(last_commit) FROM progress")) {
      row.next();
      return row.getLong(1) == 0;
    }
  }
}
