package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
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
  private final FileList list;
  private final List<Retired> retired = new ArrayList<>();

  private SealedStore(
      Database database,
      SealedFolder folder,
      Sealer sealer,
      Merger merger,
      Pruner pruner,
      Horizons horizons,
      TagFile tagFile,
      Questions questions,
      FileList list) {
    this.database = database;
    this.folder = folder;
    this.sealer = sealer;
    this.merger = merger;
    this.pruner = pruner;
    this.horizons = horizons;
    this.tagFile = tagFile;
    this.questions = questions;
    this.list = list;
  }

  /** Looks at the files that are there. */
  static SealedStore open(
      Database database,
      Connection connection,
      HistorySettings settings,
      TagDictionary tags,
      Questions questions,
      FileList list)
      throws SQLException, IOException {
    Path root = database.folder().resolve(FOLDER);
    SealedFolder folder = new SealedFolder(root);
    ParquetWriter writer = new ParquetWriter(folder, clean(connection, folder));
    upgrade(connection, folder, writer, settings.maxFileRows());
    Horizons horizons = Horizons.read(connection);
    return new SealedStore(
        database,
        folder,
        new Sealer(database, folder, writer, settings.maxFileRows()),
        new Merger(database, folder, writer, settings),
        new Pruner(database, folder, writer, tags, horizons),
        horizons,
        new TagFile(database, root),
        questions,
        list);
  }

  /** What questions must know. */
  SealedFiles files() {
    return new SealedFiles(folder, horizons);
  }

  long seal(long olderThan) {
    lock.lock();
    try {
      long moved = changing(() -> sealer.seal(olderThan), rows -> rows > 0);
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
      return retire(changing(merger::mergeOne, files -> !files.isEmpty()));
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
      return retire(changing(() -> pruner.prune(now, keep), files -> !files.isEmpty()));
    } catch (SQLException | IOException e) {
      afterFailure();
      throw new HistoryWriteException("old samples could not be deleted; they stay", e);
    } finally {
      lock.unlock();
    }
  }

  private interface Change<T> {
    T make() throws SQLException, IOException;
  }

  /** Makes a change to the files; questions trust the list in memory before and after. */
  private <T> T changing(Change<T> change, Predicate<T> isAny) throws SQLException, IOException {
    list.changing();
    boolean hasChanged = true;
    try {
      T made = change.make();
      hasChanged = isAny.test(made);
      return made;
    } finally {
      list.changed(hasChanged);
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
      List<Path> paths = new ArrayList<>(folder.unlisted(session.connection()));
      session.clean();
      retired.forEach(old -> paths.removeAll(old.files()));
      SealedFolder.remove(paths);
    } catch (SQLException | IOException e) {
      LOG.warn("Files of a failed sealing could not be removed; the next start tries again", e);
    }
  }

  /** Puts replaced files away until nobody asks them any more; tells how many they are. */
  private int retire(List<Path> replaced) throws IOException {
    if (!replaced.isEmpty()) {
      retired.add(new Retired(questions.lastTicket(), replaced));
    }
    removeRetired();
    return replaced.size();
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
  private static long clean(Connection connection, SealedFolder folder)
      throws SQLException, IOException {
    SealedFolder.remove(folder.unlisted(connection));
    List<SealedFile> listed = Manifest.where(connection, "true");
    Manifest.markMissing(connection, missing(folder, listed));
    return listed.stream().mapToLong(SealedFile::number).max().orElse(0);
  }

  private static List<SealedFile> missing(SealedFolder folder, List<SealedFile> listed)
      throws IOException {
    List<SealedFile> missing = new ArrayList<>();
    for (SealedFile file : listed) {
      String fault = Inspector.glance(folder.resolve(file.file()), file);
      if (fault != null) {
        LOG.error(
            "A sealed file is left out, repair the history [file={}]: {}", file.file(), fault);
        missing.add(file);
      }
    }
    return missing;
  }

  /** Roll-ups of an older Plantroom are made anew. */
  private static void upgrade(
      Connection connection, SealedFolder folder, ParquetWriter writer, long maxFileRows)
      throws SQLException, IOException {
    if (Schema.isOld(connection)) {
      LOG.info("The history is of an older version; its roll-ups are made anew");
      RollUps rollUps = new RollUps(folder, writer, maxFileRows);
      for (Map.Entry<Integer, String> site : Adoption.sites(connection).entrySet()) {
        rollUps.rebuild(connection, site.getKey(), site.getValue());
      }
      Schema.upgraded(connection);
      SealedFolder.remove(folder.unlisted(connection));
    }
  }
}
