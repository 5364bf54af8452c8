package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A disk of little room that others share, and under which the program may be killed at a call of
 * choice. One thread.
 */
final class FullDisk implements JournalDisk {
  /** The program ends here: nobody catches it. */
  static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final JournalDisk real = JournalDisk.real();
  private final Map<Path, Long> files = new HashMap<>();
  private long room;
  private boolean isGreedy;
  private int callsToLive = Integer.MAX_VALUE;
  private boolean diesBehind;

  /** Has room for so many bytes of the journal's. */
  FullDisk(long room) {
    this.room = room;
  }

  /** Others write until nothing more fits. */
  void fill() {
    room = used();
  }

  /** From now on others take whatever room there is at once; or they delete all that is theirs. */
  void greedy(boolean greedy) {
    isGreedy = greedy;
    room = greedy ? 0 : Long.MAX_VALUE;
  }

  /** The program is killed at the n-th call from now, before it is done or just behind it. */
  void killAt(int call, boolean behind) {
    callsToLive = call;
    diesBehind = behind;
  }

  /** False once it was killed. */
  boolean isAlive() {
    return callsToLive > 0;
  }

  private interface Call {
    void run() throws IOException;
  }

  private void call(Call call) throws IOException {
    callsToLive--;
    if (callsToLive == 0 && !diesBehind) {
      throw new KilledException();
    }
    call.run();
    if (callsToLive == 0) {
      throw new KilledException();
    }
  }

  private long used() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Out create(Path file) throws IOException {
    Out[] out = new Out[1];
    call(
        () -> {
          out[0] = real.create(file);
          files.put(file, 0L);
        });
    return new SharedOut(file, out[0]);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    call(
        () -> {
          real.rename(from, to);
          Long bytes = files.remove(from);
          files.put(to, bytes == null ? 0 : bytes);
        });
  }

  @Override
  public void empty(Path file) throws IOException {
    call(
        () -> {
          real.empty(file);
          files.put(file, 0L);
        });
  }

  @Override
  public void delete(Path file) throws IOException {
    call(
        () -> {
          real.delete(file);
          files.remove(file);
        });
  }

  @Override
  public long freeBytes(Path folder) {
    files.keySet().removeIf(file -> !Files.exists(file));
    return isGreedy ? 0 : room - used();
  }

  private final class SharedOut implements Out {
    private final Path file;
    private final Out out;

    SharedOut(Path file, Out out) {
      this.file = file;
      this.out = out;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      call(() -> writeWhatFits(bytes));
    }

    private void writeWhatFits(byte[] bytes) throws IOException {
      int fits = Math.clamp(freeBytes(file), 0, bytes.length);
      out.write(Arrays.copyOf(bytes, fits));
      files.merge(file, (long) fits, Long::sum);
      if (fits < bytes.length) {
        throw new IOException("no space left on device");
      }
    }

    @Override
    public void sync() throws IOException {
      call(out::sync);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
