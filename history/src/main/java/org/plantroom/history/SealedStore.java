package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.plantroom.core.TagPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sealed files as a whole: one sealing or merge at a time, and files that merges replaced go
 * once no question can still read them.
 *
 * <p>Thread-safe.
 */
final class SealedStore {
  private static final Logger LOG = LoggerFactory.getLogger(SealedStore.class);
  static final String FOLDER = "sealed";

  /** Files to go when all questions up to a ticket are answered. */
  private record Retired(long ticket, List<Path> files) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Database database;
  private final SealedFolder folder;
  private final Sealer sealer;
  private final Merger merger;
  private final Pruner pruner;
  private final Horizons horizons;
  private final TagFile tagFile;
  private final Questions questions;
  private final List<Retired> retired = new ArrayList<>();

  private SealedStore(
      Database database,
      SealedFolder folder,
      Sealer sealer,
      Merger merger,
      Pruner pruner,
      Horizons horizons,
      TagFile tagFile,
      Questions questions) {
    this.database = database;
    this.folder = folder;
    this.sealer = sealer;
    this.merger = merger;
    this.pruner = pruner;
    this.horizons = horizons;
    this.tagFile = tagFile;
    this.questions = questions;
  }

  /**
   * Looks at the files that are there.
   *
   * @throws HistoryOpenException when there are sealed files but the database knows none
   */
  static SealedStore open(
      Database database,
      Connection connection,
      HistorySettings settings,
      TagDictionary tags,
      Questions questions)
      throws SQLException, IOException {
    Path root = database.folder().resolve(FOLDER);
    SealedFolder folder = new SealedFolder(root);
    long lastNumber = clean(connection, folder, root);
    ParquetWriter writer = new ParquetWriter(folder, lastNumber);
    Horizons horizons = Horizons.read(connection);
    return new SealedStore(
        database,
        folder,
        new Sealer(database, folder, writer, settings.maxFileRows()),
        new Merger(database, folder, writer, settings),
        new Pruner(database, folder, writer, tags, horizons),
        horizons,
        new TagFile(database, root),
        questions);
  }

  /** What questions must know. */
  SealedFiles files() {
    return new SealedFiles(folder, horizons);
  }

  long seal(long olderThan) {
    lock.lock();
    try {
      long moved = sealer.seal(olderThan);
      tagFile.update();
      return moved;
    } catch (SQLException | IOException e) {
      afterFailure();
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
      afterFailure();
      throw new HistoryWriteException("sealed files could not be merged; they stay as they are", e);
    } finally {
      lock.unlock();
    }
  }

  int prune(long now, Function<TagPath, Optional<Duration>> keep) {
    lock.lock();
    try {
      removeRetired();
      List<Path> replaced = pruner.prune(now, keep);
      if (!replaced.isEmpty()) {
        retired.add(new Retired(questions.lastTicket(), replaced));
      }
      removeRetired();
      return replaced.size();
    } catch (SQLException | IOException e) {
      afterFailure();
      throw new HistoryWriteException("old samples could not be deleted; they stay", e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a sealing or merge under way. */
  void close() {
    lock.lock();
    try {
      removeRetired();
    } catch (IOException e) {
      LOG.warn("Merged files could not be removed; the next start tries again", e);
    } finally {
      lock.unlock();
    }
  }

  /** Files written for nothing go at once: trying again and again must not fill the disk. */
  private void afterFailure() {
    database.heal();
    try (Database.Session session = database.session()) {
      Set<String> unused = new HashSet<>(folder.ours());
      Manifest.where(session.connection(), "true").forEach(file -> unused.remove(file.file()));
      session.clean();
      List<Path> paths = new ArrayList<>(unused.stream().map(folder::resolve).toList());
      retired.forEach(old -> paths.removeAll(old.files()));
      SealedFolder.remove(paths);
    } catch (SQLException | IOException e) {
      LOG.warn("Files of a failed sealing could not be removed; the next start tries again", e);
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

  /**
   * Removes files the database does not list, marks those that are not there as they should be, and
   * returns the highest number listed.
   */
  private static long clean(Connection connection, SealedFolder folder, Path root)
      throws SQLException, IOException {
    List<SealedFile> listed = Manifest.where(connection, "true");
    Set<String> unused = new HashSet<>(folder.ours());
    listed.forEach(file -> unused.remove(file.file()));
    if (!unused.isEmpty() && isNew(connection)) {
      throw new HistoryOpenException(
          "there are sealed files but the database beside them is new; put the database back, or"
              + " move the files away [folder=%s]".formatted(root));
    }
    SealedFolder.remove(unused.stream().map(folder::resolve).toList());
    Manifest.markMissing(connection, missing(folder, listed));
    return listed.stream().mapToLong(SealedFile::number).max().orElse(0);
  }

  private static List<SealedFile> missing(SealedFolder folder, List<SealedFile> listed)
      throws IOException {
    List<SealedFile> missing = new ArrayList<>();
    for (SealedFile file : listed) {
      Path path = folder.resolve(file.file());
      if (!Files.exists(path) || Files.size(path) != file.extent().bytes()) {
        LOG.error("A sealed file is gone or cut; its values cannot be read [file={}]", path);
        missing.add(file);
      }
    }
    return missing;
  }

  private static boolean isNew(Connection connection) throws SQLException {
    return Committer.lastNumber(connection) == 0;
  }
}
