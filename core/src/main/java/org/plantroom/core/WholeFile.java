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
    publish(draft(file, content, attributes), file);
  }

  /**
   * Writes and does not wait for the disk: a crash of the program leaves the old or the new, but a
   * power cut may leave torn bytes, so that readers must know them by a checksum.
   *
   * @param file in a folder that is there
   * @throws IOException when the disk refuses; what was there before still is
   */
  public static void replace(Path file, byte[] content) throws IOException {
    move(draft(file, content), file);
  }

  /**
   * Gives a file that is written to its end its name; when this returns, both are on the disk.
   *
   * @param draft in the same folder as the file
   * @throws IOException when the disk refuses
   */
  public static void publish(Path draft, Path file) throws IOException {
    force(draft);
    move(draft, file);
    forceNames(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /**
   * Makes the names in a folder last; a file system that cannot force folders keeps its names
   * otherwise.
   */
  public static void forceNames(Path folder) throws IOException {
    if (OwnerOnly.isPosix()) {
      force(folder, StandardOpenOption.READ);
    }
  }

  /** Waits until a file's bytes are on the disk. */
  static void force(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private static Path draft(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel out = FileChannel.open(draft, WRITE_NEW, attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
    return draft;
  }

  private static void move(Path draft, Path file) throws IOException {
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
