package org.plantroom.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a symbol's label stands. */
public enum LabelPlace {
  /** Over it. */
  ABOVE,
  /** Under it. */
  BELOW,
  /** Before it. */
  LEFT,
  /** Behind it. */
  RIGHT;

  /** The word in project files and JSON. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
