package org.plantroom.mqtt;

import java.time.Instant;

/**
 * How a connection stands.
 *
 * @param state where it is
 * @param since when it came there, on the wall clock
 * @param sentence what is so and what to do, for people
 */
public record LinkStatus(State state, Instant since, String sentence) {
  /** Where a connection is. */
  public enum State {
    /** Not started, or closed. */
    STOPPED,
    /** Reaching for a broker, logging in, subscribing. */
    CONNECTING,
    /** Logged in, every subscription granted. */
    CONNECTED,
    /** The last attempt failed or the connection was lost; the next attempt follows. */
    WAITING
  }
}
