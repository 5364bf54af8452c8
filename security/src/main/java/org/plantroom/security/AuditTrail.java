package org.plantroom.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.OwnerOnly;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what, one line each, forced to the disk and chained by hashes ({@link AuditLine}). Lines
 * are only ever added. Thread-safe.
 */
public final class AuditTrail implements AutoCloseable {
  /** The name of the file. */
  public static final String FILE = "trail.jsonl";

  /** Who did what nobody asked for. */
  public static final String HOST = "host";

  /** What happened in a first line that takes over a file of before there was a chain. */
  static final String ADOPTED = "adopted";

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final FileChannel channel;
  private final Time time;
  private long number; // guarded by this, as all below
  private String head = AuditLine.NO_HASH;
  private long end;

  private AuditTrail(Path file, FileChannel channel, Time time) {
    this.file = file;
    this.channel = channel;
    this.time = time;
  }

  /**
   * Opens the trail. A line that a crash left half written is cut off, and a line says so. A trail
   * whose last line is not sound is not gone on with.
   *
   * @param folder of the trail, made when absent
   * @param adopt a file of earlier versions whose hash shall stand in the first line; it need not
   *     exist
   * @throws IOException when it cannot be written or gone on with, telling what to do
   */
  public static AuditTrail open(Path folder, Path adopt, Time time) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    AuditTrail trail = new AuditTrail(file, channel(file), time);
    try {
      trail.resume(adopt);
      return trail;
    } catch (IOException | RuntimeException e) {
      trail.close();
      throw e;
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        OwnerOnly.file());
  }

  private synchronized void resume(Path adopt) throws IOException {
    end = wholeLines();
    long torn = channel.size() - end;
    byte[] last = new LinesBackwards(channel, end).next();
    if (last == null) {
      channel.truncate(0);
      end = 0;
      adopt(adopt);
      return;
    }
    Optional<AuditLine> line = AuditLine.parse(last);
    if (line.isEmpty()) {
      throw new IOException(
          "the last line of the audit trail was changed: look with \"plantroom audit verify\", then"
              + " move the file aside [file=%s]".formatted(file));
    }
    number = line.get().entry().number();
    head = line.get().hash();
    if (torn > 0) {
      channel.truncate(end);
      append("torn-line-removed", HOST, "", Map.of("bytes", torn));
    }
  }

  /** Where the last whole line ends. */
  private long wholeLines() throws IOException {
    long size = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = size - 1; at >= 0; at--) {
      one.clear();
      if (channel.read(one, at) == 1 && one.get(0) == '\n') {
        return at + 1;
      }
    }
    return 0;
  }

  private void adopt(Path old) throws IOException {
    if (Files.exists(old)) {
      Map<String, @Nullable Object> details = new LinkedHashMap<>();
      details.put("file", String.valueOf(old.getFileName()));
      details.put("sha256", AuditCheck.digest(old));
      append(ADOPTED, HOST, "", details);
    }
  }

  /**
   * Adds a line and waits until it is on the disk.
   *
   * @param what one word of small letters and hyphens
   * @throws IOException when the disk refuses; then there is no line
   */
  public synchronized void append(
      String what, String who, String address, Map<String, ? extends @Nullable Object> details)
      throws IOException {
    String now = RFC_3339.format(Instant.ofEpochMilli(time.millis()));
    AuditLine line =
        AuditLine.of(
            new AuditEntry(
                number + 1, now, what, who, address, new LinkedHashMap<>(details), head));
    ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
    long at = end;
    // Written at its place, so that what a full disk took half is overwritten by the next.
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    // A longer line that failed before must not look on behind this one.
    if (channel.size() > at) {
      channel.truncate(at);
    }
    channel.force(false);
    end = at;
    number++;
    head = line.hash();
  }

  /**
   * Adds a line about what has happened already.
   *
   * @return false when the disk refused, which the log tells
   */
  public boolean note(
      String what, String who, String address, Map<String, ? extends @Nullable Object> details) {
    try {
      append(what, who, address, details);
      return true;
    } catch (IOException e) {
      LOG.error("The audit trail cannot be written [what={}, who={}]", what, who, e);
      return false;
    }
  }

  /**
   * The latest entries, the newest first.
   *
   * @param limit how many
   * @param before only those with a lower number
   * @param wanted which ones
   */
  public List<AuditEntry> latest(int limit, long before, Predicate<AuditEntry> wanted)
      throws IOException {
    List<AuditEntry> found = new ArrayList<>();
    LinesBackwards lines = new LinesBackwards(channel, end());
    for (byte[] line = lines.next(); line != null && found.size() < limit; line = lines.next()) {
      AuditLine.parse(line)
          .map(AuditLine::entry)
          .filter(entry -> entry.number() < before)
          .filter(wanted)
          .ifPresent(found::add);
    }
    return found;
  }

  private synchronized long end() {
    return end;
  }

  /** Reads the whole trail and compares every hash, as far as it reached when this was called. */
  public AuditCheck verify() throws IOException {
    return AuditCheck.of(file, end());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
