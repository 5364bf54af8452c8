package org.plantroom.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** A number in a file of its own, replaced whole: after a crash it is the old or the new one. */
final class Durable {
  private static final int SIZE = 12;

  private Durable() {}

  /** The number, or empty when the file is absent, torn or not ours. */
  static OptionalLong read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
    if (bytes.length != SIZE) {
      return OptionalLong.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long number = buffer.getLong();
    return buffer.getInt() == checksum(number) ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Writes beside, forces to disk when asked, then renames over. */
  static void write(Path file, long number, boolean force) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    ByteBuffer buffer = ByteBuffer.allocate(SIZE).putLong(number).putInt(checksum(number)).flip();
    try (FileChannel out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      if (force) {
        out.force(true);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (force) {
      forceFolder(file.toAbsolutePath().getParent());
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    // A rename is on the disk only when its folder is.
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static int checksum(long number) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return (int) crc.getValue();
  }
}
