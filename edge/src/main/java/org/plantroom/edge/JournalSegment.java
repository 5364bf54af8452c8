package org.plantroom.edge;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the journal. A frame is length (4 bytes), CRC-32C of the body (4 bytes), body; what
 * does not check is the torn end of a crash and everything from there on is ignored.
 *
 * <p>Owned by the journal.
 */
final class JournalSegment implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalSegment.class);

  static final int MAX_BODY = 16 << 20;
  private static final int MAGIC = 0x50524A31; // "PRJ1"
  private static final int FRAME_HEADER = 8;

  private final Path file;
  private final @Nullable FileChannel out;
  private final JournalCodec codec = new JournalCodec();
  private long firstOffset = -1;
  private long lastOffset = -1;
  private long firstTime;
  private long lastTime;
  private int entries;
  private long bytes;

  private JournalSegment(Path file, @Nullable FileChannel out) {
    this.file = file;
    this.out = out;
  }

  /** Starts a new file; fails when it exists. */
  static JournalSegment create(Path file) throws IOException {
    FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    JournalSegment segment = new JournalSegment(file, out);
    try {
      segment.writeFully(ByteBuffer.allocate(4).putInt(MAGIC).flip());
    } catch (IOException e) {
      out.close();
      Files.deleteIfExists(file);
      throw e;
    }
    return segment;
  }

  /** Reads an existing file's range; a file torn at any byte gives what is whole in it. */
  static JournalSegment scan(Path file) throws IOException {
    JournalSegment segment = new JournalSegment(file, null);
    try (Reader reader = new Reader(file)) {
      JournalEntry entry = reader.next();
      while (entry != null) {
        segment.noteEntry(entry);
        entry = reader.next();
      }
    }
    segment.bytes = Files.size(file);
    return segment;
  }

  /**
   * Writes an entry to the operating system; {@link #sync} puts it on the disk.
   *
   * @throws IOException when the disk takes it not or in part; the segment must then be closed, for
   *     its codec knows definitions that may not be in the file
   */
  void append(JournalEntry entry) throws IOException {
    byte[] body = codec.encode(entry);
    if (body.length > MAX_BODY) {
      throw new IOException("a journal entry is too large [bytes=%d]".formatted(body.length));
    }
    CRC32C crc = new CRC32C();
    crc.update(body);
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + body.length);
    frame.putInt(body.length).putInt((int) crc.getValue()).put(body).flip();
    writeFully(frame);
    noteEntry(entry);
  }

  private void noteEntry(JournalEntry entry) {
    if (entries == 0) {
      firstOffset = entry.offset();
      firstTime = entry.earliestTime();
    }
    lastOffset = entry.offset();
    lastTime = entry.latestTime();
    entries++;
  }

  private void writeFully(ByteBuffer buffer) throws IOException {
    FileChannel channel = out;
    if (channel == null) {
      throw new IOException("a journal file of an earlier run is only read [file=%s]".formatted(file));
    }
    bytes += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Waits until everything appended is on the disk; callable from any thread. */
  void sync() throws IOException {
    FileChannel channel = out;
    if (channel != null && channel.isOpen()) {
      channel.force(false);
    }
  }

  /** Opens the file for reading from its beginning. */
  Reader reader() throws IOException {
    return new Reader(file);
  }

  /** First offset in the file; -1 when it is empty. */
  long firstOffset() {
    return firstOffset;
  }

  /** Last offset in the file; -1 when it is empty. */
  long lastOffset() {
    return lastOffset;
  }

  /** Earliest source time of the first entry, milliseconds since 1970 UTC. */
  long firstTime() {
    return firstTime;
  }

  /** Latest source time of the last entry, milliseconds since 1970 UTC. */
  long lastTime() {
    return lastTime;
  }

  boolean isEmpty() {
    return entries == 0;
  }

  long bytes() {
    return bytes;
  }

  /** Closes and removes the file. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /** Reads a segment's entries in order. Not thread-safe. */
  static final class Reader implements Closeable {
    private final Path file;
    private final DataInputStream in;
    private final JournalCodec codec = new JournalCodec();
    private boolean torn;

    private Reader(Path file) throws IOException {
      this.file = file;
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      torn = in.available() < 4 || in.readInt() != MAGIC;
    }

    /** The next whole entry, or null at the end, be it clean, torn or unreadable. */
    @Nullable JournalEntry next() {
      if (torn) {
        return null;
      }
      try {
        return readFrame();
      } catch (EOFException e) {
        torn = true;
      } catch (IOException e) {
        torn = true;
        LOG.warn("The rest of a journal file cannot be read and counts as lost [file={}]", file, e);
      }
      return null;
    }

    private @Nullable JournalEntry readFrame() throws IOException {
      int length = in.readInt();
      int checksum = in.readInt();
      if (length <= 0 || length > MAX_BODY) {
        torn = true;
        return null;
      }
      byte[] body = in.readNBytes(length);
      CRC32C crc = new CRC32C();
      crc.update(body);
      if (body.length < length || (int) crc.getValue() != checksum) {
        torn = true;
        return null;
      }
      return codec.decode(body);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
