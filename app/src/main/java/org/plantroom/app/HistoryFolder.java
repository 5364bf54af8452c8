package org.plantroom.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.history.HistoryOpenException;
import org.plantroom.history.HistorySettings;
import org.plantroom.history.TagRef;
import org.plantroom.study.StoredHistory;

/** The history of a host that does not run, or of a backup, as studies and tuning read it. */
final class HistoryFolder implements StoredHistory {
  private final History history;

  private HistoryFolder(History history) {
    this.history = history;
  }

  /**
   * Opens one.
   *
   * @throws IOException when there is none, or a host is using it
   */
  static HistoryFolder open(Path folder, Time time) throws IOException {
    if (!History.isIn(folder)) {
      throw new IOException("no such history [folder=%s]".formatted(folder));
    }
    try {
      return new HistoryFolder(History.open(folder, HistorySettings.defaults(), time));
    } catch (HistoryOpenException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public List<String> tags() {
    return history.tags().stream().map(ref -> ref.path().toString()).sorted().toList();
  }

  @Override
  public void export(Collection<String> tags, Instant from, Instant to, Path file)
      throws IOException {
    List<TagPath> wanted =
        history.tags().stream()
            .map(TagRef::path)
            .filter(path -> tags.contains(path.toString()))
            .toList();
    try (OutputStream out = Files.newOutputStream(file)) {
      history.exportCsv(
          wanted, Math.max(0, from.toEpochMilli()), Math.max(0, to.toEpochMilli()), out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    history.close();
  }
}
