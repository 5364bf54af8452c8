package org.plantroom.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.plantroom.core.WholeFile;

/**
 * A few bytes in a file of their own, replaced whole: after a crash they are the old or the new
 * ones. A checksum follows them.
 */
final class Durable {
  private Durable() {}

  /** The number, or empty when the file is absent, torn or not ours. */
  static OptionalLong read(Path file) throws IOException {
    ByteBuffer bytes = readBytes(file);
    return bytes.remaining() == Long.BYTES
        ? OptionalLong.of(bytes.getLong())
        : OptionalLong.empty();
  }

  /** The bytes; none when the file is absent, torn or not ours. */
  static ByteBuffer readBytes(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return ByteBuffer.allocate(0);
    }
    int length = bytes.length - Integer.BYTES;
    if (length < 0 || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
      return ByteBuffer.allocate(0);
    }
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /** Writes a number as {@link #writeBytes} does. */
  static void write(Path file, long number, boolean force) throws IOException {
    writeBytes(file, ByteBuffer.allocate(Long.BYTES).putLong(number).array(), force);
  }

  /** Writes; with {@code force} the bytes are on the disk when this returns. */
  static void writeBytes(Path file, byte[] bytes, boolean force) throws IOException {
    byte[] checked =
        ByteBuffer.allocate(bytes.length + Integer.BYTES)
            .put(bytes)
            .putInt(checksum(bytes, bytes.length))
            .array();
    if (force) {
      WholeFile.write(file, checked);
    } else {
      WholeFile.replace(file, checked);
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
