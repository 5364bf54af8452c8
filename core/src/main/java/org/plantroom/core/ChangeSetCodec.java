package org.plantroom.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A change set as bytes: a mark, the files, a checksum over both, so that what is torn shows. Each
 * file is its name, the length of its text or {@value #DELETED}, and the text in UTF-8.
 */
final class ChangeSetCodec {
  /** "PRCS" and the version of this form. */
  private static final long MARK = 0x5052_4353_0000_0001L;

  private static final int DELETED = -1;

  private ChangeSetCodec() {}

  static byte[] encode(ChangeSet changes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MARK);
      out.writeInt(changes.files().size());
      for (Map.Entry<String, Optional<String>> file : changes.files().entrySet()) {
        out.writeUTF(file.getKey());
        write(out, file.getValue());
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory is no disk that fails", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Optional<String> text) throws IOException {
    if (text.isEmpty()) {
      out.writeInt(DELETED);
      return;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a change set back.
   *
   * @param bytes whatever a file held
   * @throws IOException when they are torn or none of ours
   */
  static ChangeSet decode(byte[] bytes) throws IOException {
    int length = bytes.length - Integer.BYTES;
    if (length < Long.BYTES || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
      throw new IOException("torn, or written by something else");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      if (in.readLong() != MARK) {
        throw new IOException("written by another version of Plantroom");
      }
      return new ChangeSet(files(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static SortedMap<String, Optional<String>> files(DataInputStream in) throws IOException {
    SortedMap<String, Optional<String>> files = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      int length = in.readInt();
      files.put(
          name,
          length == DELETED
              ? Optional.empty()
              : Optional.of(new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }
    return files;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
