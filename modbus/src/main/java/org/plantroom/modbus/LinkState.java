package org.plantroom.modbus;

import java.util.Locale;

/** How a device is doing. */
public enum LinkState {
  /** Not asked yet. */
  WAITING,
  /** It answers, and values can flow. */
  CONNECTED,
  /** It answers with exceptions only. */
  REFUSING,
  /** It answers with messages that make no sense. */
  MALFORMED,
  /** It does not answer. */
  SILENT,
  /** There is no connection to it. */
  UNREACHABLE;

  /** The word in JSON and on pages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
