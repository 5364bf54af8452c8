package org.plantroom.modbus;

/** How a write ended. Only a later read tells what the machine does with it. */
public sealed interface WriteResult {
  /** The device confirmed it. */
  record Written() implements WriteResult {}

  /**
   * The device refused; nothing was written.
   *
   * @param exceptionCode 0 to 255 (Modbus Application Protocol V1.1b3, 7)
   */
  record Refused(int exceptionCode) implements WriteResult {}

  /**
   * It was sent, and no proper answer came: it may have happened.
   *
   * @param sentence why
   */
  record Lost(String sentence) implements WriteResult {}

  /** Its time ran out before it could be sent, so nothing has happened. */
  record Expired() implements WriteResult {}

  /**
   * Its guard kept it back when its turn had come, so nothing has happened.
   *
   * @param sentence what the guard said
   */
  record Withheld(String sentence) implements WriteResult {}

  /**
   * It was not sent, so nothing has happened.
   *
   * @param sentence why
   */
  record NotSent(String sentence) implements WriteResult {}
}
