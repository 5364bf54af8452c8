package org.plantroom.edge;

import java.time.Duration;
import java.util.Collection;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all devices of an edge again and again, so that tags become bad in time also while their
 * device's poll waits for an answer, or for its turn at a shared address. Owns its thread.
 */
final class SilenceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Collection<DevicePoller> pollers;
  private final Ticker ticker;

  /**
   * Begins to watch.
   *
   * @param pollers as they are at any moment; safe to walk through while it changes
   */
  SilenceWatch(EdgeId edge, Collection<DevicePoller> pollers, Time time) {
    this.pollers = pollers;
    this.ticker =
        Ticker.every(
            "silence " + edge,
            PAUSE,
            time,
            this::look,
            e -> LOG.error("The watch over silent devices failed, a bug in Plantroom", e));
  }

  private void look() {
    try {
      for (DevicePoller poller : pollers) {
        poller.watch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}
