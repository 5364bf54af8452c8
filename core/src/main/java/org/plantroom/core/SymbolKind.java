package org.plantroom.core;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A symbol that displays may place.
 *
 * @param title for people
 * @param size in cells, unless a display gives another
 * @param least the smallest size a display may give; null when its size is fixed
 * @param free the part of it that values may stand in; null for none
 * @param ports its connection points by name
 */
public record SymbolKind(
    String title,
    Cell size,
    @Nullable Cell least,
    @Nullable Part free,
    SequencedMap<String, Point> ports) {

  /**
   * A point of a symbol.
   *
   * @param x 0 is its left edge, 1 its right
   * @param y 0 is its upper edge, 1 its lower
   */
  public record Point(double x, double y) {
    /** The grid's crossing next to it. */
    Cell in(Cell size) {
      return new Cell((int) Math.round(x * size.x()), (int) Math.round(y * size.y()));
    }

    /** True when a pipe leaves it to the left or right. */
    boolean isSideways() {
      return x == 0 || x == 1;
    }
  }

  /** A part of a symbol, from its upper left point to its lower right one. */
  public record Part(Point from, Point to) {}
}
