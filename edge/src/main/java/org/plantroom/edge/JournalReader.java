package org.plantroom.edge;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a journal file's entries in order up to the first that is not whole. Not thread-safe. */
final class JournalReader implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final DataInputStream in;
  private final JournalCodec codec = new JournalCodec();
  private boolean begun;
  private boolean ended;

  JournalReader(Path file) throws IOException {
    this.file = file;
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  /** The next whole entry, or null at the end, be it clean, torn or unreadable. */
  @Nullable JournalEntry next() {
    if (ended) {
      return null;
    }
    JournalEntry entry = null;
    try {
      entry = begins() ? readFrame() : null;
    } catch (EOFException e) {
      // The ordinary end, or the torn one of a crash.
    } catch (IOException e) {
      LOG.warn("The rest of a journal file is lost [file={}]: {}", file, e.toString());
    }
    ended = entry == null;
    return entry;
  }

  private boolean begins() throws IOException {
    if (!begun) {
      begun = true;
      return in.readInt() == JournalSegment.MAGIC;
    }
    return true;
  }

  private @Nullable JournalEntry readFrame() throws IOException {
    int length = in.readInt();
    int checksum = in.readInt();
    if (length <= 0 || length > JournalSegment.MAX_BODY) {
      throw new IOException("impossible length of a journal entry [length=%d]".formatted(length));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      return null;
    }
    if (JournalSegment.checksum(body) != checksum) {
      // What follows may lean on names defined in here, so it cannot be trusted either.
      throw new IOException("a journal entry's checksum does not match");
    }
    return codec.decode(body);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
