package org.plantroom.core;

import java.util.Locale;

/**
 * How soon an operator must act on an alarm, the most urgent first (ANSI/ISA-18.2-2016, alarm
 * priority).
 */
public enum AlarmPriority {
  /** At once: people, the machine or the building are in danger. */
  CRITICAL,
  /** Within minutes. */
  HIGH,
  /** Within the shift. */
  MEDIUM,
  /** When there is time. */
  LOW;

  /** The word used in project files, JSON and on pages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
