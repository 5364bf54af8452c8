package org.plantroom.edge;

import java.time.Duration;

/**
 * Tells a link that carries values from one that only looks connected: the host repeats its receipt
 * every 10 s even without news, so where none comes, nothing flows.
 *
 * <p>Looked at by the publisher's thread about once a second; {@link #isSilent} may be asked by
 * anyone.
 */
final class FlowWatch {
  /** So long without a receipt and the link no longer counts as connected. */
  static final Duration SILENT = Duration.ofSeconds(14);

  /** So long without a receipt and the next broker, or a new connection, is worth a try. */
  static final Duration GIVEN_UP = Duration.ofSeconds(60);

  private final boolean hostGivesReceipts;
  private long receipts;
  private long since;
  private volatile boolean silent;

  /**
   * Makes a watch.
   *
   * @param hostGivesReceipts false for a host of another make; silence then means nothing
   */
  FlowWatch(boolean hostGivesReceipts, long now) {
    this.hostGivesReceipts = hostGivesReceipts;
    this.since = now;
  }

  /**
   * Looks.
   *
   * @param born whether the edge is born, so that receipts are due
   * @param receiptsSoFar receipts since the start
   * @param now nanoseconds of a clock that is never set
   * @return true when it has been silent for so long that this connection is to be left; once
   */
  boolean look(boolean born, long receiptsSoFar, long now) {
    if (!born || receiptsSoFar != receipts || !hostGivesReceipts) {
      receipts = receiptsSoFar;
      since = now;
    }
    silent = now - since >= SILENT.toNanos();
    boolean givenUp = now - since >= GIVEN_UP.toNanos();
    if (givenUp) {
      since = now;
    }
    return givenUp;
  }

  /** True while born and yet without receipts. */
  boolean isSilent() {
    return silent;
  }
}
