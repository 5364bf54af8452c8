package org.plantroom.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second store off a folder, in this process or another; the operating system lets go when
 * the process dies.
 *
 * <p>DuckDB's own lock does not do: within one process it shares the file instead of refusing it.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "history.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws HistoryOpenException when another store has it or the folder is not writable
   */
  static FolderLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new HistoryOpenException(
            "the history is in use by another Plantroom [folder=%s]".formatted(folder));
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new HistoryOpenException(
          "the history's folder cannot be written [folder=%s]".formatted(folder), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
