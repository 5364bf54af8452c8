package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.plantroom.core.FolderTree;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.security.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/backup}: a copy of the host's data, below {@code backups} in its own folder: the
 * history as it stands at one moment, then what lies beside it. Where it is written is not for the
 * caller to say.
 */
final class BackupApi {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(BackupApi.class);

  /** What lies beside history, audit trail and accounts and is no other's to keep. */
  private static final List<String> BESIDE =
      List.of(
          PlantroomHost.TRENDS,
          PlantroomHost.NOTIFICATIONS,
          PlantroomHost.PROJECT_VERSIONS,
          ReadOnlyMode.FILE);

  /** Ends the name of a backup that is not whole. */
  private static final String PARTIAL = ".partial";

  private final History history;
  private final AuditTrail audit;
  private final Path data;
  private final Path backups;
  private final Time time;
  private final ReentrantLock running = new ReentrantLock();

  /**
   * Serves backups.
   *
   * @param audit told of each backup
   * @param data the host's data folder: all that lasts in it is copied
   * @param backups the folder that takes them, a folder each
   */
  BackupApi(History history, AuditTrail audit, Path data, Path backups, Time time) {
    this.history = history;
    this.audit = audit;
    this.data = data;
    this.backups = backups;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.post("/api/backup", this::backUp);
  }

  private record Answer(String folder, String time) {}

  private void backUp(Context context) throws IOException {
    if (!running.tryLock()) {
      throw Problem.unavailable("a backup is under way; wait until it is done");
    }
    try {
      long now = time.millis();
      Path folder = backups.resolve(NAME.format(Instant.ofEpochMilli(now)));
      copyInto(folder);
      Caller caller = Caller.of(context);
      audit.note(
          "backup-made",
          caller.name(),
          caller.address(),
          Map.of("folder", String.valueOf(folder.getFileName())));
      context
          .status(201)
          .json(new Answer(folder.toAbsolutePath().normalize().toString(), Json.time(now)));
    } finally {
      running.unlock();
    }
  }

  /** Copies beside the folder first, so that a folder with a backup's name is a whole one. */
  private void copyInto(Path folder) throws IOException {
    Path partial = Files.createDirectories(backups.resolve(folder.getFileName() + PARTIAL));
    try {
      history.backUp(partial.resolve("history"));
      DataCopy.copy(Access.auditFolder(data), partial);
      DataCopy.copy(Access.accountsFolder(data), partial);
      for (String name : BESIDE) {
        DataCopy.copy(data.resolve(name), partial);
      }
      FolderTree.publish(partial, folder);
    } finally {
      remove(partial);
    }
  }

  /** Removes what backups left that a killed host never finished. */
  void removePartial() {
    try (Stream<Path> left = Files.list(backups)) {
      left.filter(folder -> folder.getFileName().toString().endsWith(PARTIAL))
          .forEach(BackupApi::remove);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Cannot look for what broken backups left [folder={}]", backups, e);
    }
  }

  private static void remove(Path partial) {
    try {
      FolderTree.delete(partial);
    } catch (IOException e) {
      LOG.warn("What a broken backup left cannot be removed [folder={}]", partial, e);
    }
  }
}
