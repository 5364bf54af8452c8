package org.plantroom.alarms;

/** Where one sample lies, seen from an alarm's condition. */
public enum Place {
  /** The condition holds for it. */
  BEYOND,
  /** The condition does not hold, but the sample is not far enough back to end it. */
  IN_DEADBAND,
  /** All is well. */
  INSIDE,
  /** The sample says nothing, as a bad one does. */
  UNKNOWN
}
