package org.plantroom.modbus;

/** How one request on the wire ended. */
sealed interface Exchange {
  /**
   * A whole frame answered it.
   *
   * @param unit the unit the frame names
   * @param pdu its message, at least one byte
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answered(int unit, byte[] pdu) implements Exchange {}

  /** Bytes came that are no frame; the connection has been closed, since its place is lost. */
  record Unreadable(String sentence) implements Exchange {}

  /** The request was sent and nothing came; it may have been carried out. */
  record Lost(String sentence) implements Exchange {}

  /** Its time ran out before it could be sent. */
  record Expired() implements Exchange {}

  /** Its guard kept it back when its turn had come. */
  record Withheld(String sentence) implements Exchange {}

  /** The request was not sent. */
  record NotSent(String sentence) implements Exchange {}
}
