package org.plantroom.history;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background task that seals, deletes and merges; owns one virtual thread, {@code history
 * keeper}.
 */
public final class HistoryKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);

  /** A flood can fill the table long before the next sealing is due. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final History history;
  private final HistorySettings settings;
  private final Function<TagPath, Optional<Duration>> keep;
  private final Time time;
  private final Thread thread;
  private final Duration lookEvery;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicLong failures = new AtomicLong();
  private long lastSealed;
  private volatile @Nullable String trouble;
  private volatile boolean isClosed;

  private HistoryKeeper(
      History history,
      HistorySettings settings,
      Function<TagPath, Optional<Duration>> keep,
      Time time) {
    this.history = history;
    this.settings = settings;
    this.keep = keep;
    this.time = time;
    this.lookEvery =
        settings.sealEvery().compareTo(LOOK_EVERY) < 0 ? settings.sealEvery() : LOOK_EVERY;
    this.lastSealed = time.nanos();
    this.thread = Thread.ofVirtual().name("history keeper").unstarted(this::run);
  }

  /**
   * Starts the task on a store that outlives it.
   *
   * @param keep for how long a tag's samples are kept, empty for ever
   */
  public static HistoryKeeper start(
      History history,
      HistorySettings settings,
      Function<TagPath, Optional<Duration>> keep,
      Time time) {
    HistoryKeeper keeper = new HistoryKeeper(history, settings, keep, time);
    keeper.thread.start();
    return keeper;
  }

  /** Stops the task and waits until it has finished what it was doing. */
  @Override
  public void close() {
    isClosed = true;
    interruptSleep();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only its sleep: an interrupt amid file access would spoil what is under way. */
  private void interruptSleep() {
    working.lock();
    try {
      thread.interrupt();
    } finally {
      working.unlock();
    }
  }

  private void run() {
    try {
      while (!isClosed) {
        time.sleep(lookEvery);
        working.lock();
        try {
          keep();
        } finally {
          working.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The keeper's boundary: a disk that is full or slow today, or a bug in one of its tasks, must
   * not end sealing for good.
   */
  private void keep() {
    try {
      tend();
      if (trouble != null) {
        LOG.info("The history is tended again");
        trouble = null;
      }
    } catch (RuntimeException e) {
      if (trouble == null) {
        LOG.warn("Tending the history failed and is tried again every {}", lookEvery, e);
      }
      trouble = String.valueOf(e.getMessage());
      failures.incrementAndGet();
    }
  }

  /** One look. */
  private void tend() {
    boolean isBig = history.tableRows() > settings.maxTableRows();
    boolean isDue = time.nanos() - lastSealed >= settings.sealEvery().toNanos();
    if (isBig || isDue) {
      lastSealed = time.nanos();
      history.seal(time.millis() - (isBig ? 0 : settings.sealAfter().toMillis()));
      history.prune(keep);
    }
    while (!isClosed && history.merge() > 0) {
      LOG.debug("Merged sealed files");
    }
  }

  /** How often a look failed since the start. */
  public long failures() {
    return failures.get();
  }

  /** Why the latest look failed; null when it went well. */
  public @Nullable String trouble() {
    return trouble;
  }
}
