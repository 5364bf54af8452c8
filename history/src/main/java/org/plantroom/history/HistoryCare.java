package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plantroom.core.Time;

/**
 * Checks and repairs a store that no host has open. A store opens without either: what is damaged
 * is left out then, and told in the log.
 */
public final class HistoryCare {
  private final HistorySettings settings;
  private final Time time;

  /** Care with these bounds on memory and file sizes. */
  public HistoryCare(HistorySettings settings, Time time) {
    this.settings = settings;
    this.time = time;
  }

  private interface Care {
    List<String> take(Connection connection, Path sealed) throws SQLException, IOException;
  }

  /**
   * Reads every sealed file from end to end.
   *
   * @param folder the store's
   * @return what is wrong, in words; empty when all is well
   * @throws HistoryOpenException when the store is in use or cannot be opened at all
   */
  public List<String> check(Path folder) {
    return with(folder, this::check);
  }

  /**
   * Mends what {@link #check} finds. Files that are damaged are moved aside, never deleted.
   *
   * @param folder the store's
   * @return what was done, in words; empty when all is well
   * @throws HistoryOpenException when the store is in use or cannot be opened at all
   */
  public List<String> repair(Path folder) {
    return with(folder, this::repair);
  }

  private List<String> check(Connection connection, Path sealed) throws SQLException, IOException {
    SealedFolder folder = new SealedFolder(sealed);
    List<String> found = new ArrayList<>();
    for (SealedFile file : Manifest.where(connection, "true")) {
      String fault = Inspector.read(connection, folder.resolve(file.file()), file);
      if (fault != null) {
        found.add("%s: %s".formatted(file.file(), fault));
      }
    }
    for (Path file : folder.unlisted(connection)) {
      found.add(sealed.relativize(file) + ": left over, the next start removes it");
    }
    return found;
  }

  private List<String> repair(Connection connection, Path sealed) throws SQLException, IOException {
    SealedFolder folder = new SealedFolder(sealed);
    List<SealedFile> damaged = new ArrayList<>();
    long last = 0;
    for (SealedFile file : Manifest.where(connection, "true")) {
      last = Math.max(last, file.number());
      if (Inspector.read(connection, folder.resolve(file.file()), file) != null) {
        damaged.add(file);
      }
    }
    ParquetWriter writer = new ParquetWriter(folder, last);
    List<String> done =
        new Mender(connection, sealed, writer, settings.maxFileRows()).mend(damaged);
    SealedFolder.remove(folder.unlisted(connection));
    return done;
  }

  private List<String> with(Path folder, Care care) {
    List<String> told = new ArrayList<>();
    BatchSql sql = new BatchSql();
    try (Database database = Rescue.open(folder.toAbsolutePath(), settings, sql.sources(), told);
        Database.Session session = database.session()) {
      Path sealed = database.folder().resolve(SealedStore.FOLDER);
      new Adoption(session.connection(), sealed, settings).run(time.millis());
      told.addAll(care.take(session.connection(), sealed));
      session.clean();
      return told;
    } catch (SQLException | IOException e) {
      throw new HistoryOpenException(
          "the history cannot be mended: %s [folder=%s]".formatted(e.getMessage(), folder), e);
    }
  }
}
