package org.plantroom.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON file that is the old or the new after a crash, never a mix, and that nobody but its
 * owner may read.
 *
 * @param <T> what is in it
 */
final class DurableFile<T> {
  /** Sane files are far below; a larger one is none of ours. */
  private static final long MOST_BYTES = 64L << 20;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Class<T> type;

  DurableFile(Path file, Class<T> type) {
    this.file = file.toAbsolutePath();
    this.type = type;
  }

  /**
   * What was written last; null when nothing was yet.
   *
   * @throws IOException when the file is not readable or not ours, naming it
   */
  @Nullable T read() throws IOException {
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

  /** Writes; when this returns, the new content is on the disk. */
  void write(T content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Files.createDirectories(folder);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel out = FileChannel.open(draft, WRITE_NEW, ownerOnly())) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  private static final Set<StandardOpenOption> WRITE_NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** Permissions where the file system has them. */
  static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /** Makes a name last; a file system that cannot sync folders keeps its names otherwise. */
  static void sync(Path folder) throws IOException {
    if (isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
