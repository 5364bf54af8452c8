package org.plantroom.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file from its end to its beginning, so that the latest of a long file are quick.
 * Owner: one thread.
 */
final class LinesBackwards {
  private static final int BLOCK = 64 << 10;

  private final FileChannel file;
  private long before;
  private byte[] block = new byte[0];
  private int at;

  /**
   * Begins at a place.
   *
   * @param end where to begin, right after the end of a line
   */
  LinesBackwards(FileChannel file, long end) {
    this.file = file;
    this.before = end;
  }

  /** The next line towards the beginning, without its end; null when there is none. */
  byte @Nullable [] next() throws IOException {
    if (at == 0 && before == 0) {
      return null;
    }
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    boolean seenEnd = false;
    while (at > 0 || fill()) {
      byte letter = block[--at];
      if (letter != '\n') {
        seenEnd = true;
        reversed.write(letter);
      } else if (seenEnd) {
        at++; // the end of the line before stays for the next call
        break;
      } else {
        seenEnd = true;
      }
    }
    return reverse(reversed.toByteArray());
  }

  private boolean fill() throws IOException {
    if (before == 0) {
      return false;
    }
    int length = (int) Math.min(BLOCK, before);
    before -= length;
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, before + buffer.position()) < 0) {
        throw new IOException("the file was cut while it was read");
      }
    }
    block = buffer.array();
    at = length;
    return true;
  }

  private static byte[] reverse(byte[] bytes) {
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte kept = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = kept;
    }
    return bytes;
  }
}
