package org.plantroom.host;

/**
 * What the edge says a command came to.
 *
 * @param outcome how far it got
 * @param detail for people
 * @param time when that was known, by the edge's clock, milliseconds since 1970 UTC; 0 for unknown
 * @param until when a ramp is expected to end, by the edge's clock, milliseconds since 1970 UTC; 0
 *     for no ramp
 */
record CommandResult(Outcome outcome, String detail, long time, long until) {
  /** A result that is no ramp's. */
  CommandResult(Outcome outcome, String detail, long time) {
    this(outcome, detail, time, 0);
  }

  /** How far a command got at the edge. */
  enum Outcome {
    /** The device said yes. */
    ACCEPTED,
    /** The device or the edge said no. */
    REJECTED,
    /** It came too late. */
    EXPIRED,
    /** Sent to the device, and no answer came. */
    UNKNOWN,
    /** A ramp is under way; another word follows. */
    RUNNING,
    /** A ramp was given up on its way. */
    CANCELLED
  }
}
