package org.plantroom.edge;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a journal file's entries in order. Not thread-safe. */
final class JournalReader implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final DataInputStream in;
  private final JournalCodec codec = new JournalCodec();
  private long lastOffset = -1;
  private boolean begun;
  private boolean ended;

  /** Opens a file; closing it is the caller's. */
  JournalReader(Path file) throws IOException {
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  /**
   * The next whole entry, or null at the end, be it the clean one or the torn one of a crash.
   *
   * @throws JournalDamagedException when what stands there is no entry
   * @throws IOException when the disk refuses
   */
  @Nullable JournalEntry next() throws IOException {
    if (ended) {
      return null;
    }
    byte[] body = null;
    try {
      begin();
      body = readBody();
    } catch (EOFException e) {
      // The ordinary end, or the torn one of a crash.
    }
    ended = body == null;
    return body == null ? null : inOrder(decode(body));
  }

  /** Offsets only rise; whoever looks for one relies on that. */
  private JournalEntry inOrder(JournalEntry entry) throws JournalDamagedException {
    if (entry.offset() <= lastOffset || entry.offset() >= Journal.MAX_OFFSET) {
      throw new JournalDamagedException(
          "impossible offset of a journal entry [offset=%d, before=%d]"
              .formatted(entry.offset(), lastOffset));
    }
    lastOffset = entry.offset();
    return entry;
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      if (in.readInt() != JournalSegment.MAGIC) {
        throw new JournalDamagedException("the file does not begin as a journal file does");
      }
    }
  }

  private byte @Nullable [] readBody() throws IOException {
    int length = in.readInt();
    int checksum = in.readInt();
    if (length <= 0 || length > JournalSegment.MAX_BODY) {
      throw new JournalDamagedException(
          "impossible length of a journal entry [length=%d]".formatted(length));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      return null;
    }
    if (JournalSegment.checksum(body) != checksum) {
      // What follows may lean on names defined in here, so it cannot be trusted either.
      throw new JournalDamagedException("a journal entry's checksum does not match");
    }
    return body;
  }

  private JournalEntry decode(byte[] body) throws JournalDamagedException {
    try {
      return codec.decode(body);
    } catch (IOException e) {
      throw new JournalDamagedException("a journal entry cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
