package org.plantroom.alarms;

/** What makes an alarm suppressed by design; it stays so until none is left. */
public enum Suppressor {
  /** The host has no broker over which anything could be known of it. */
  HOST("the host has no broker over which it could come"),
  /** The edge node it comes from cannot be reached. */
  NODE("the edge node is offline"),
  /** The device it comes from does not answer. */
  DEVICE("the device does not answer"),
  /** The condition its type names holds. */
  CONDITION("another tag's state makes it meaningless"),
  /** The alarm of which its rule says it is a consequence stands. */
  PARENT("the alarm it follows from stands"),
  /** An operator has said so. */
  OPERATOR("suppressed by an operator");

  private final String sentence;

  Suppressor(String sentence) {
    this.sentence = sentence;
  }

  /** In words for people. */
  public String sentence() {
    return sentence;
  }
}
