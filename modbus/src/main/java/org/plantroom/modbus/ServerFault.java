package org.plantroom.modbus;

import java.time.Duration;

/** How a simulated unit misbehaves, so that tests and demos meet what plants meet. */
public sealed interface ServerFault {
  /** Answers as it should. */
  record None() implements ServerFault {}

  /** Takes requests and never answers. */
  record Silent() implements ServerFault {}

  /**
   * Refuses every request.
   *
   * @param code the exception code, 1 to 255 (Modbus Application Protocol V1.1b3, 7)
   */
  record Refuse(int code) implements ServerFault {}

  /**
   * Answers late. Other units of the same server are not held up.
   *
   * @param by how late
   */
  record Delay(Duration by) implements ServerFault {}

  /**
   * Answers with broken messages inside whole frames.
   *
   * @param how in which way
   */
  record Malformed(Damage how) implements ServerFault {}

  /** Ways to break a message. */
  enum Damage {
    /** The byte count does not say how many bytes follow. */
    WRONG_BYTE_COUNT,
    /** The message ends early. */
    TRUNCATED,
    /** Another function answers than was asked. */
    WRONG_FUNCTION,
    /** Another unit answers than was asked. */
    WRONG_UNIT,
    /** The answer belongs to no request. */
    WRONG_TRANSACTION
  }
}
