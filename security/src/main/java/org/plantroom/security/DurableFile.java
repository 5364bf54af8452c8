package org.plantroom.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.OwnerOnly;
import org.plantroom.core.WholeFile;

/**
 * A small JSON file that is the old or the new after a crash, never a mix, and that nobody but its
 * owner may read.
 *
 * @param <T> what is in it
 */
public final class DurableFile<T> {
  /** Sane files are far below; a larger one is none of ours. */
  private static final long MOST_BYTES = 64L << 20;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Class<T> type;

  /**
   * A file that may not be there yet.
   *
   * @param type what Jackson makes of it
   */
  public DurableFile(Path file, Class<T> type) {
    this.file = file.toAbsolutePath();
    this.type = type;
  }

  /**
   * What was written last; null when nothing was yet.
   *
   * @throws IOException when the file is not readable or not ours, naming it
   */
  public @Nullable T read() throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("this file is too large to be ours [file=%s]".formatted(file));
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), type);
    } catch (JacksonException e) {
      throw new IOException(
          "this file is damaged, restore it from a backup or remove it to begin anew [file=%s]"
              .formatted(file),
          e);
    }
  }

  /**
   * Writes; when this returns, the new content is on the disk.
   *
   * @throws IOException when the disk refuses; the old content is there still
   */
  public void write(T content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    WholeFile.write(file, JSON.writeValueAsBytes(content), OwnerOnly.file());
  }
}
