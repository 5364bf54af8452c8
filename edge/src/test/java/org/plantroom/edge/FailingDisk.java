package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose calls fail when told to. One thread. */
final class FailingDisk implements JournalDisk {
  private final JournalDisk real = JournalDisk.real();
  private int failingWrites;
  private int failingCreates;
  private int failingSyncs;
  private long freeBytes = Long.MAX_VALUE;

  /** The next writes fail half way, after which the disk has this much room. */
  void failWrites(int count, long free) {
    failingWrites = count;
    freeBytes = free;
  }

  void failSyncs(int count) {
    failingSyncs = count;
  }

  void failCreates(int count) {
    failingCreates = count;
  }

  @Override
  public Out create(Path file) throws IOException {
    if (failingCreates-- > 0) {
      throw new IOException("too many open files");
    }
    return new HalfOut(real.create(file));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    real.rename(from, to);
  }

  @Override
  public void empty(Path file) throws IOException {
    real.empty(file);
  }

  @Override
  public void delete(Path file) throws IOException {
    real.delete(file);
  }

  @Override
  public long freeBytes(Path folder) {
    return freeBytes;
  }

  private final class HalfOut implements Out {
    private final Out out;

    HalfOut(Out out) {
      this.out = out;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (failingWrites-- > 0) {
        out.write(Arrays.copyOf(bytes, bytes.length / 2));
        throw new IOException("no space left on device");
      }
      out.write(bytes);
    }

    @Override
    public void sync() throws IOException {
      if (failingSyncs-- > 0) {
        throw new IOException("input/output error");
      }
      out.sync();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
