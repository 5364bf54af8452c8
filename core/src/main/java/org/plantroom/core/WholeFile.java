package org.plantroom.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;

/**
 * Replaces a small file so that after a crash at any moment it is the old or the new, never a mix:
 * written beside, forced to the disk, moved into its place.
 *
 * <p>Whoever writes the same file from several threads takes turns.
 */
public final class WholeFile {
  private static final Set<StandardOpenOption> WRITE_NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private WholeFile() {}

  /**
   * Writes; when this returns, the new content is on the disk under the file's name.
   *
   * @param file in a folder that is there
   * @param attributes what the file is made with, such as {@link OwnerOnly#file()}
   * @throws IOException when the disk refuses; what was there before still is
   */
  public static void write(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel out = FileChannel.open(draft, WRITE_NEW, attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** Makes a name last; a file system that cannot force folders keeps its names otherwise. */
  private static void force(Path folder) throws IOException {
    if (OwnerOnly.isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
