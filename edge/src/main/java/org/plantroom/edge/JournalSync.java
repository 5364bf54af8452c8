package org.plantroom.edge;

import java.io.IOException;
import java.time.Duration;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces the journal to the disk on a thread of its own, {@code journal sync SITE/EDGE}, so that
 * all that was appended meanwhile shares one force. A power cut costs what the last {@link #PERIOD}
 * brought, and what came while the disk took its time.
 */
final class JournalSync implements AutoCloseable {
  /** From the beginning of one force to that of the next; a slower disk is forced at once again. */
  static final Duration PERIOD = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(JournalSync.class);

  private final Journal journal;
  private final FailureLog failures = new FailureLog();
  private final Ticker ticker;

  /** Begins. */
  JournalSync(EdgeId edge, Journal journal, Time time) {
    this.journal = journal;
    this.ticker =
        Ticker.atRate(
            "journal sync " + edge,
            PERIOD,
            time,
            this::force,
            e -> LOG.error("The journal's sync failed, a bug", e));
  }

  private void force() {
    try {
      journal.sync();
    } catch (IOException e) {
      if (failures.isWorthALine(e)) {
        LOG.warn("The journal cannot be forced to the disk", e);
      }
    }
  }

  /** Ends; what is being forced is waited for, the rest is forced by the journal's own end. */
  @Override
  public void close() {
    ticker.close();
  }
}
