package org.plantroom.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit of every command: one JSON line a state, forced to the disk. Guarded by {@link
 * Commands}.
 */
final class CommandLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);

  private final FileChannel out;

  CommandLog(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /**
   * Writes a line.
   *
   * @return false when the disk refused: a command that cannot be written down must not be executed
   */
  boolean write(Command command) {
    ByteBuffer line =
        ByteBuffer.wrap(
            (Json.write(CommandView.of(command)) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        out.write(line);
      }
      out.force(false);
      return true;
    } catch (IOException e) {
      LOG.error("The audit of commands cannot be written", e);
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
