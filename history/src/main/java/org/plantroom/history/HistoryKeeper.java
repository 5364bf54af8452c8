package org.plantroom.history;

import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The background task that seals and merges; owns one virtual thread, {@code history keeper}. */
public final class HistoryKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);

  private final History history;
  private final HistorySettings settings;
  private final Time time;
  private final Thread thread;
  private volatile boolean isClosed;

  private HistoryKeeper(History history, HistorySettings settings, Time time) {
    this.history = history;
    this.settings = settings;
    this.time = time;
    this.thread = Thread.ofVirtual().name("history keeper").unstarted(this::run);
  }

  /** Starts the task on a store that outlives it. */
  public static HistoryKeeper start(History history, HistorySettings settings, Time time) {
    HistoryKeeper keeper = new HistoryKeeper(history, settings, time);
    keeper.thread.start();
    return keeper;
  }

  /** Stops the task and waits until it has finished what it was doing. */
  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isClosed) {
        time.sleep(settings.sealEvery());
        keep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One round. A disk that is full or slow today must not end sealing for good. */
  private void keep() {
    try {
      boolean isBig = history.stats().tableRows() > settings.maxTableRows();
      history.seal(time.millis() - (isBig ? 0 : settings.sealAfter().toMillis()));
      while (!isClosed && history.merge() > 0) {
        LOG.debug("Merged sealed files");
      }
    } catch (HistoryException e) {
      LOG.warn("Sealing failed and is tried again in {}", settings.sealEvery(), e);
    }
  }
}
