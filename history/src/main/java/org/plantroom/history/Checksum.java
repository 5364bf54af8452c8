package org.plantroom.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What tells that a file's bytes are those that were written: a flipped bit of a sealed file may
 * well decode, into another value.
 */
final class Checksum {
  /** Of files that an older Plantroom wrote, and took no checksum of. */
  static final long UNKNOWN = -1;

  private static final int BUFFER = 256 << 10;

  private Checksum() {}

  /** The CRC-32C (RFC 3720) of all bytes of a file, 0 to 2^32 - 1. */
  static long of(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(buffer) >= 0) {
        crc.update(buffer.flip());
        buffer.clear();
      }
    }
    return crc.getValue();
  }
}
