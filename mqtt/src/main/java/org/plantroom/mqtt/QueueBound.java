package org.plantroom.mqtt;

/**
 * How much may wait in a queue; whichever is reached first.
 *
 * @param messages most messages, at least 1
 * @param bytes most payload bytes of all of them, at least 1; one larger message may pass alone
 */
public record QueueBound(int messages, long bytes) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public QueueBound {
    if (messages < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "a queue must hold something [messages=%d, bytes=%d]".formatted(messages, bytes));
    }
  }
}
