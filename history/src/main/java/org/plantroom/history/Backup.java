package org.plantroom.history;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Copies the store as it stands at one moment, inside one question's transaction, while others go
 * on writing and reading. Sealed files never change, so a second name for them is a copy.
 */
final class Backup {
  private static final String ATTACHED = "backup";

  private final Inquiry inquiry;
  private final SealedFolder sealed;

  Backup(Inquiry inquiry, SealedFolder sealed) {
    this.inquiry = inquiry;
    this.sealed = sealed;
  }

  /**
   * Writes it.
   *
   * @param target an empty folder
   * @param now ms since 1970 UTC
   */
  void write(Path target, long now) throws SQLException, IOException {
    copyTables(target.resolve(Database.FILE));
    SealedFolder copies = new SealedFolder(target.resolve(SealedStore.FOLDER));
    List<SealedFile> files = Manifest.where(inquiry.connection(), "NOT missing");
    for (SealedFile file : files) {
      link(sealed.resolve(file.file()), copies.temporary(file.file()));
      copies.publish(file.file());
    }
    Path tags = sealed.resolve(TagFile.NAME);
    if (Files.exists(tags)) {
      // A young store has the tags' names before anything is sealed.
      Files.createDirectories(target.resolve(SealedStore.FOLDER));
      Files.copy(tags, copies.resolve(TagFile.NAME), StandardCopyOption.REPLACE_EXISTING);
    }
    BackupStamp.write(target, now);
  }

  private void copyTables(Path file) throws SQLException {
    inquiry.execute("ATTACH %s AS %s".formatted(Sql.quote(file), ATTACHED));
    try {
      inquiry.execute("COPY FROM DATABASE %s TO %s".formatted(Database.NAME, ATTACHED));
      // Only what was committed is in the copy; the transaction's reading part ends with it.
      inquiry.connection().commit();
    } catch (SQLException e) {
      inquiry.connection().rollback();
      throw e;
    } finally {
      detach();
    }
  }

  private void detach() throws SQLException {
    try (Statement statement = inquiry.connection().createStatement()) {
      statement.execute("DETACH " + ATTACHED);
    }
  }

  private static void link(Path source, Path copy) throws IOException {
    try {
      Files.createLink(copy, source);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Another disk, or a file system without links.
      Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
