package org.plantroom.edge;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The disk under the journal, so that tests can let its n-th call fail. Thread-safe. */
interface JournalDisk {
  /** Makes a file to append to; fails when it exists. */
  Out create(Path file) throws IOException;

  /** Gives a file another name in its folder, at once or not at all. */
  void rename(Path from, Path to) throws IOException;

  /** Gives back a file's room and keeps its name. */
  void empty(Path file) throws IOException;

  /** Removes a file if it is there. */
  void delete(Path file) throws IOException;

  /** Bytes this program may still write to the disk the folder is on. */
  long freeBytes(Path folder) throws IOException;

  /** A file being written. {@link #sync} may come from any thread. */
  interface Out extends Closeable {
    /** Hands bytes to the operating system; after a failure some of them may be in the file. */
    void write(byte[] bytes) throws IOException;

    /** Waits until what was written is on the disk; does nothing once closed. */
    void sync() throws IOException;
  }

  /** The machine's own disk. */
  static JournalDisk real() {
    return new JournalDisk() {
      @Override
      public Out create(Path file) throws IOException {
        Files.createFile(file);
        return new FileOut(new FileOutputStream(file.toFile()));
      }

      @Override
      public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }

      @Override
      public void empty(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }

      @Override
      public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
      }

      @Override
      public long freeBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
      }
    };
  }

  /** A stream and not a channel: an interrupt would close a channel for good. */
  final class FileOut implements Out {
    private final FileOutputStream stream;
    private volatile boolean closed;

    private FileOut(FileOutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      stream.write(bytes);
    }

    @Override
    public void sync() throws IOException {
      if (closed) {
        return;
      }
      try {
        stream.getFD().sync();
      } catch (SyncFailedException e) {
        if (!closed) {
          throw e;
        }
      }
    }

    @Override
    public void close() throws IOException {
      closed = true;
      stream.close();
    }
  }
}
