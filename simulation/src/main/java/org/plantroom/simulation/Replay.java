package org.plantroom.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ReadBlock;
import org.plantroom.modbus.RegisterBank;

/**
 * Plays a recording as a Modbus TCP device: shows its rows one after the other, each for its
 * recorded spacing divided by the speed. A row's registers change all at once for whoever reads
 * them in one request.
 *
 * <p>Thread-safe; rows are shown by a thread of its own, named {@code replay}.
 */
public final class Replay implements AutoCloseable {
  /**
   * How to play.
   *
   * @param host address to listen on; 127.0.0.1 unless readers elsewhere shall reach it
   * @param port TCP port; 0 for a free one
   * @param speed recorded seconds a second, more than 0
   * @param loop true to begin again after the last row
   * @param waitForReader true to let the first row stand until a client has read the table a few
   *     times, so that it misses none
   * @param invalid shown where the recording has no value
   */
  public record Options(
      String host, int port, double speed, boolean loop, boolean waitForReader, float invalid) {
    /** Loopback, a free port, as fast as recorded, once, waiting for a reader, -9999. */
    public static final Options DEFAULT = new Options("127.0.0.1", 0, 1, false, true, -9999);

    /** Checks the speed. */
    public Options {
      if (!(speed > 0) || Double.isInfinite(speed)) {
        throw new IllegalArgumentException(
            "the speed must be more than 0 [speed=%s]".formatted(speed));
      }
    }

    /** On another port. */
    public Options withPort(int other) {
      return new Options(host, other, speed, loop, waitForReader, invalid);
    }

    /** At another speed. */
    public Options withSpeed(double other) {
      return new Options(host, port, other, loop, waitForReader, invalid);
    }

    /** Beginning again after the last row, or not. */
    public Options withLoop(boolean other) {
      return new Options(host, port, speed, other, waitForReader, invalid);
    }

    /** Waiting for a reader, or not. */
    public Options withWaitForReader(boolean other) {
      return new Options(host, port, speed, loop, other, invalid);
    }

    /** With another mark for "no value". */
    public Options withInvalid(float mark) {
      return new Options(host, port, speed, loop, waitForReader, mark);
    }
  }

  /** Told of each row when it is shown; runs on the replay's thread and must not block. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A row is shown now.
     *
     * @param row from 1
     * @param rows how many there are
     */
    void shown(int row, int rows);
  }

  /** The Modbus unit id that answers. */
  public static final int UNIT = 1;

  private static final Duration LOOK_FOR_READER = Duration.ofMillis(20);

  /** A reader's first reads of the whole table may fail; by the third it is well under way. */
  private static final int FIRST_READS = 3;

  private final Recording recording;
  private final ReplayTable table;
  private final Options options;
  private final Time time;
  private final Progress progress;
  private final ModbusServer server;
  private final RegisterBank bank;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Replay(
      Recording recording, Options options, Time time, Progress progress, ModbusServer server) {
    this.recording = recording;
    this.options = options;
    this.time = time;
    this.progress = progress;
    this.server = server;
    table = new ReplayTable(recording, options.invalid());
    bank = server.bank(UNIT);
    bank.declare(RegisterTable.HOLDING, 0, table.registers());
    thread = Thread.ofPlatform().daemon().name("replay").unstarted(this::run);
  }

  /**
   * Starts to play.
   *
   * @throws IOException when the port cannot be had
   */
  public static Replay start(Recording recording, Options options, Time time, Progress progress)
      throws IOException {
    ModbusServer server = ModbusServer.start(options.host(), options.port());
    Replay replay = new Replay(recording, options, time, progress, server);
    replay.show(0);
    replay.thread.start();
    return replay;
  }

  private void run() {
    try {
      awaitReader();
      long due = time.nanos();
      do {
        due = playOnce(due);
      } while (options.loop());
    } catch (InterruptedException e) {
      thread.interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void awaitReader() throws InterruptedException {
    long blocks = Math.ceilDiv(table.registers(), ReadBlock.MAX_REGISTERS);
    while (options.waitForReader() && server.counters().requests() < FIRST_READS * blocks) {
      time.sleep(LOOK_FOR_READER);
    }
  }

  /** Every row is due by the sum of all before it, so that small delays do not add up. */
  private long playOnce(long start) throws InterruptedException {
    long due = start;
    for (int row = 0; row < recording.size(); row++) {
      show(row);
      due += nanos(recording.spacing(row));
      time.sleep(Duration.ofNanos(due - time.nanos()));
    }
    return due;
  }

  private long nanos(long recordedMillis) {
    return Math.max(1, Math.round(TimeUnit.MILLISECONDS.toNanos(recordedMillis) / options.speed()));
  }

  private void show(int row) {
    bank.setWords(RegisterTable.HOLDING, 0, table.bytes(row));
    progress.shown(row + 1, recording.size());
  }

  /** The TCP port it listens on. */
  public int port() {
    return server.port();
  }

  /** True when the last row has stood for its time; it stays readable until {@link #close}. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /**
   * Waits until the last row has stood for its time; for ever when it loops.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Stops playing and answers no more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }
}
