package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files that made a question fail, and leaves them out until the next start. */
final class DamagedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedFiles.class);

  private DamagedFiles() {}

  /** True when any of these files was damaged; it is marked as missing then. */
  static boolean leaveOut(Database database, FileList list, Set<Path> suspects) {
    SealedFolder folder = new SealedFolder(database.folder().resolve(SealedStore.FOLDER));
    try (Database.Session session = database.session()) {
      boolean isAny = false;
      for (SealedFile file : Manifest.where(session.connection(), "NOT missing")) {
        Path path = folder.resolve(file.file());
        String fault =
            suspects.contains(path) ? Inspector.read(session.connection(), path, file) : null;
        if (fault != null) {
          LOG.error("A sealed file is left out, repair the history [file={}]: {}", path, fault);
          markMissing(session.connection(), file);
          isAny = true;
        }
      }
      session.clean();
      if (isAny) {
        list.left();
      }
      return isAny;
    } catch (SQLException | IOException e) {
      LOG.warn("The files of a failed question cannot be looked at", e);
      return false;
    }
  }

  private static void markMissing(Connection connection, SealedFile file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE sealed SET missing = true WHERE number = " + file.number());
    }
  }
}
