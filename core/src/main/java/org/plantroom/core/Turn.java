package org.plantroom.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a symbol of a display looks: the way the medium goes through it. */
public enum Turn {
  /** As it is drawn. */
  RIGHT,
  /** A quarter clockwise. */
  DOWN,
  /** Mirrored, so that a motor stays above. */
  LEFT,
  /** A quarter counterclockwise. */
  UP;

  /** The word in project files and JSON. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A size after turning. */
  Cell size(Cell size) {
    return this == DOWN || this == UP ? new Cell(size.y(), size.x()) : size;
  }

  /**
   * Where a point of a symbol comes to lie.
   *
   * @param point within the symbol as it is drawn
   * @param size of the symbol as it is drawn
   */
  Cell turned(Cell point, Cell size) {
    return switch (this) {
      case RIGHT -> point;
      case LEFT -> new Cell(size.x() - point.x(), point.y());
      case DOWN -> new Cell(size.y() - point.y(), point.x());
      case UP -> new Cell(point.y(), size.x() - point.x());
    };
  }
}
