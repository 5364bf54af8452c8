package org.plantroom.core;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others off a folder, in this process or another, as long as it is open; the operating
 * system lets go when the process dies, however it dies. Thread-safe.
 *
 * <p>POSIX gives a lock to the process, and takes it back as soon as the process closes any file it
 * has opened of that name. So nothing else of this process may open a lock's file, not even to read
 * it, as a backup would: {@link #isLock} tells which these are.
 */
public final class FolderLock implements Closeable {
  /** Ends the names of files that are locks. */
  private static final String SUFFIX = ".lock";

  /** Files this process holds: one for all of it, as the operating system's locks are. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** True for the name of a file that is a lock, which nobody may copy or read. */
  public static boolean isLock(Path file) {
    return file.toString().endsWith(SUFFIX);
  }

  /**
   * Takes a lock without waiting.
   *
   * @param file stands for the lock, made when absent, in a folder that is there; its name ends as
   *     {@link #isLock} wants it
   * @return empty when somebody else has it
   * @throws IOException when the file cannot be written
   */
  public static Optional<FolderLock> take(Path file) throws IOException {
    if (!isLock(file)) {
      throw new IllegalArgumentException("a lock's name ends with %s".formatted(SUFFIX));
    }
    Path name = Objects.requireNonNull(file.getFileName());
    Path real = file.toAbsolutePath().resolveSibling("").toRealPath().resolve(name);
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<FolderLock> taken = Optional.empty();
    try {
      taken = open(real);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(real);
      }
    }
  }

  private static Optional<FolderLock> open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new FolderLock(file, channel));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another class loader of this process has it
    }
  }

  /** Lets go. */
  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
