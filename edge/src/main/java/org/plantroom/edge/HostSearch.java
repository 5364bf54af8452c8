package org.plantroom.edge;

import java.time.Duration;

/**
 * Decides when a broker where the primary host does not come online is left for the next of the
 * list. Where there is no other the edge stays and waits.
 *
 * <p>Looked at by the publisher's thread about once a second.
 */
final class HostSearch {
  /** So long the host may take, to come back or to say that it is there. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final boolean hasAnotherBroker;
  private long since;

  /**
   * Begins.
   *
   * @param now nanoseconds of a clock that is never set
   */
  HostSearch(boolean hasAnotherBroker, long now) {
    this.hasAnotherBroker = hasAnotherBroker;
    this.since = now;
  }

  /**
   * Looks.
   *
   * @param waits whether the broker is there and the host not known to be online
   * @param now nanoseconds of a clock that is never set
   * @return true when this broker is to be left; once
   */
  boolean look(boolean waits, long now) {
    // tck-id-operational-behavior-primary-application-state-with-multiple-servers-walk
    boolean isGivenUp = waits && hasAnotherBroker && now - since >= PATIENCE.toNanos();
    if (!waits || isGivenUp) {
      since = now;
    }
    return isGivenUp;
  }
}
