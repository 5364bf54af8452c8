package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal. A frame is length (4 bytes), CRC-32C of the body (4 bytes), body; what
 * does not check is the torn end of a crash and everything from there on is ignored.
 *
 * <p>Owned by the journal; only {@link #sync} may come from another thread.
 */
final class JournalSegment implements Closeable {
  static final int MAX_BODY = 16 << 20;
  static final int MAGIC = 0x50524A31; // "PRJ1"
  static final int FRAME_HEADER = 8;

  /** What files end in that nothing could be read from. */
  static final String DAMAGED = ".damaged";

  private final Path file;
  private final JournalDisk.@Nullable Out out;
  private final JournalCodec codec = new JournalCodec();
  private long firstOffset = -1;
  private long lastOffset = -1;
  private long earliestTime = Long.MAX_VALUE;
  private long latestTime = Long.MIN_VALUE;
  private long bytes;
  private int failedReads;
  private @Nullable String damage;

  private JournalSegment(Path file, JournalDisk.@Nullable Out out) {
    this.file = file;
    this.out = out;
  }

  /** Starts a new file; fails when it exists. */
  static JournalSegment create(Path file, JournalDisk disk) throws IOException {
    JournalSegment segment = new JournalSegment(file, disk.create(file));
    try {
      segment.write(ByteBuffer.allocate(Integer.BYTES).putInt(MAGIC).array());
    } catch (IOException e) {
      segment.delete();
      throw e;
    }
    return segment;
  }

  /**
   * Reads an existing file's range; a file torn or damaged at any byte gives what is whole before.
   *
   * @throws IOException when the file cannot be opened
   */
  static JournalSegment scan(Path file) throws IOException {
    JournalSegment segment = new JournalSegment(file, null);
    segment.bytes = Files.size(file);
    JournalReader reader = new JournalReader(file);
    try (reader) {
      JournalEntry entry = reader.next();
      while (entry != null) {
        segment.note(entry);
        entry = reader.next();
      }
    } catch (IOException e) {
      segment.damage = String.valueOf(e.getMessage());
    }
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
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + body.length);
    write(frame.putInt(body.length).putInt(checksum(body)).put(body).array());
    note(entry);
  }

  /** What stands before a body, to tell whether it is whole. */
  static int checksum(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }

  private void write(byte[] chunk) throws IOException {
    if (out == null) {
      throw new IOException(
          "a journal file of an earlier run is only read [file=%s]".formatted(file));
    }
    bytes += chunk.length;
    out.write(chunk);
  }

  private void note(JournalEntry entry) {
    firstOffset = isEmpty() ? entry.offset() : firstOffset;
    lastOffset = entry.offset();
    earliestTime = Math.min(earliestTime, entry.earliestTime());
    latestTime = Math.max(latestTime, entry.latestTime());
  }

  /** Waits until everything appended is on the disk; callable from any thread. */
  void sync() throws IOException {
    if (out != null) {
      out.sync();
    }
  }

  /** Opens the file for reading from its beginning. */
  JournalReader reader() throws IOException {
    return new JournalReader(file);
  }

  /** Forgets the entries from an offset on, which cannot be read. */
  void endBefore(long offset) {
    lastOffset = offset > firstOffset ? Math.min(lastOffset, offset - 1) : -1;
  }

  /** Notes that the disk refused to read the file; how often it did. */
  int readFailed() {
    return ++failedReads;
  }

  /**
   * Moves the file out of the journal's way, for somebody who may still get something out of it.
   */
  void setAside() throws IOException {
    close();
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + DAMAGED),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Why the file's end could not be read when it was scanned; null when it is well. */
  @Nullable String damage() {
    return damage;
  }

  /** The file. */
  Path file() {
    return file;
  }

  /** First offset in the file; -1 when it is empty. */
  long firstOffset() {
    return firstOffset;
  }

  /** Last offset in the file; -1 when it is empty. */
  long lastOffset() {
    return lastOffset;
  }

  /** Earliest source time in the file, milliseconds since 1970 UTC; of no use when it is empty. */
  long earliestTime() {
    return earliestTime;
  }

  /** Latest source time in the file, milliseconds since 1970 UTC; of no use when it is empty. */
  long latestTime() {
    return latestTime;
  }

  /** True when the file holds no whole entry. */
  boolean isEmpty() {
    return lastOffset < 0;
  }

  /** The file's length, a torn end included. */
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

  @Override
  public String toString() {
    return "%s %d-%d".formatted(file.getFileName(), firstOffset, lastOffset);
  }
}
