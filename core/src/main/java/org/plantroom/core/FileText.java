package org.plantroom.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gets a file's text, whatever the file is: missing, a folder, endless, no text at all. */
public final class FileText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FileText() {}

  /**
   * Reads a file.
   *
   * @param path where it lies
   * @param where the file, for mistakes
   * @return the text; empty when it cannot be had, which has then been reported
   */
  public static Optional<String> read(Path path, Where where) {
    // Opening a pipe or device would wait for ever.
    if (!Files.isRegularFile(path)) {
      where.report(Files.exists(path) ? "no regular file" : "missing", "a file");
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return read(stream, where);
    } catch (IOException e) {
      where.report("a file that cannot be read (%s)".formatted(e), "a readable file");
      return Optional.empty();
    }
  }

  /** Reads a stream to its end, which the caller closes. */
  public static Optional<String> read(InputStream stream, Where where) throws IOException {
    byte[] bytes = stream.readNBytes(YamlTree.MAX_CHARACTERS + 1);
    if (bytes.length > YamlTree.MAX_CHARACTERS) {
      where.report("a longer file", "at most %d bytes".formatted(YamlTree.MAX_CHARACTERS));
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(
          !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      where.report("bytes that are no text", "UTF-8");
      return Optional.empty();
    }
  }
}
