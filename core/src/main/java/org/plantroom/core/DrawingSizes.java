package org.plantroom.core;

import org.plantroom.core.Drawing.Box;
import org.plantroom.core.Drawing.PlacedSymbol;

/** How much room the parts of a drawing take, in cells; the pages draw them no larger. */
final class DrawingSizes {
  /** A line of label or value. */
  static final int LINE = 2;

  private static final int BOX_WIDTH = 11;
  private static final int BOX_HEIGHT = 3;
  private static final int BAR_WIDTH = 9;
  private static final int BAR_HEIGHT = 12;

  /** Cells a letter takes: of the widest usual text, so that a label is never cut. */
  private static final double LETTER = 0.95;

  private static final double TITLE_LETTER = 1.2;

  private DrawingSizes() {}

  static Box value(Cell at, String label, boolean hasSetPoint) {
    int lines = (label.isEmpty() ? 0 : LINE) + BOX_HEIGHT + (hasSetPoint ? LINE : 0);
    return new Box(at.x(), at.y(), Math.max(BOX_WIDTH, width(label)), lines);
  }

  static Box bar(Cell at, String label) {
    return new Box(
        at.x(), at.y(), Math.max(BAR_WIDTH, width(label)), LINE + BAR_HEIGHT + BOX_HEIGHT + LINE);
  }

  static Box text(Cell at, String text, boolean title) {
    int width = title ? (int) Math.ceil(text.length() * TITLE_LETTER) : width(text);
    return new Box(at.x(), at.y(), width, title ? LINE + 1 : LINE);
  }

  /** Where a symbol's label and value stand; of no height when it has neither. */
  static Box label(PlacedSymbol symbol) {
    Box box = symbol.box();
    boolean hasValue = symbol.value() != null;
    int height = (symbol.label().isEmpty() ? 0 : LINE) + (hasValue ? LINE : 0);
    int width = Math.max(width(symbol.label()), hasValue ? BAR_WIDTH : 0);
    int centre = box.x() + Math.floorDiv(box.width() - width, 2);
    int middle = box.y() + Math.floorDiv(box.height() - height, 2);
    return switch (symbol.labelAt()) {
      case ABOVE -> new Box(centre, box.y() - height, width, height);
      case BELOW -> new Box(centre, box.y() + box.height(), width, height);
      case LEFT -> new Box(box.x() - width, middle, width, height);
      case RIGHT -> new Box(box.x() + box.width(), middle, width, height);
    };
  }

  private static int width(String text) {
    return (int) Math.ceil(text.length() * LETTER);
  }
}
