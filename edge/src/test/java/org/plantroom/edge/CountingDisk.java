package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.plantroom.testkit.ManualTime;

/**
 * A disk that counts what is written to it and what of that it was forced to keep, and takes its
 * time for it. Writes come from one thread, forces from another.
 */
final class CountingDisk implements JournalDisk {
  private final JournalDisk real = JournalDisk.real();
  private final ManualTime time;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong forced = new AtomicLong();
  private final AtomicInteger forces = new AtomicInteger();
  private volatile Duration forceTakes = Duration.ZERO;

  CountingDisk(ManualTime time) {
    this.time = time;
  }

  /** How long each force takes from now on. */
  void forcesTake(Duration duration) {
    forceTakes = duration;
  }

  /** Bytes written. */
  long written() {
    return written.get();
  }

  /** Bytes that a power cut would have left. */
  long forced() {
    return forced.get();
  }

  /** Forces that have ended. */
  int forces() {
    return forces.get();
  }

  @Override
  public Out create(Path file) throws IOException {
    Out out = real.create(file);
    return new Out() {
      @Override
      public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written.addAndGet(bytes.length);
      }

      @Override
      public void sync() throws IOException {
        long before = written.get();
        time.advance(forceTakes);
        out.sync();
        forced.set(before);
        forces.incrementAndGet();
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
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
  public long freeBytes(Path folder) throws IOException {
    return real.freeBytes(folder);
  }
}
