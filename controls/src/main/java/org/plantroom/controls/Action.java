package org.plantroom.controls;

/** Which way a controller's output goes when the measurement rises above its set point. */
public enum Action {
  /** The output falls: heating, filling. */
  REVERSE(1),
  /** The output rises: cooling, emptying. */
  DIRECT(-1);

  private final double sign;

  Action(double sign) {
    this.sign = sign;
  }

  /** What an error, set point less measurement, is multiplied by: 1 or −1. */
  double sign() {
    return sign;
  }
}
