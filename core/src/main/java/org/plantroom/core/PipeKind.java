package org.plantroom.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What flows in a pipe of a display; supply is drawn darker than return. */
public enum PipeKind {
  /** Towards the consumer. */
  SUPPLY,
  /** Back from the consumer. */
  RETURN,
  /** An air duct, as wide as the symbols in it; values may stand in it. */
  DUCT,
  /** A line that carries no medium, as that of a controller. */
  SIGNAL;

  /** The word in project files and JSON. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
