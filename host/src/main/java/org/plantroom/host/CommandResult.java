package org.plantroom.host;

/**
 * What the edge says a command came to.
 *
 * @param outcome how far it got
 * @param detail for people
 * @param time when that was known, by the edge's clock, milliseconds since 1970 UTC; 0 for unknown
 */
record CommandResult(Outcome outcome, String detail, long time) {
  /** How far a command got at the edge. */
  enum Outcome {
    /** The device said yes. */
    ACCEPTED,
    /** The device or the edge said no. */
    REJECTED,
    /** It came too late. */
    EXPIRED,
    /** Sent to the device, and no answer came. */
    UNKNOWN
  }
}
