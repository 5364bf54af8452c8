package org.plantroom.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Drawing.Box;
import org.plantroom.core.Drawing.PlacedSymbol;

/**
 * Who has which room on a drawing, to report what overlaps or lies beyond the grid.
 *
 * <p>Not thread-safe; owned by one reading.
 */
final class DrawingRoom {
  /** More is refused: each is compared with each. */
  static final int MOST = 2_500;

  /** A part with its room; what lies wholly in its free part is allowed there. */
  private record Part(Box box, @Nullable Box free, String words, Where where) {
    boolean collides(Part other) {
      return box.meets(other.box) && !lets(other) && !other.lets(this);
    }

    private boolean lets(Part other) {
      return free != null && free.holds(other.box);
    }
  }

  private final Cell size;
  private final List<Part> parts = new ArrayList<>();

  DrawingRoom(Cell size) {
    this.size = size;
  }

  void addSymbol(PlacedSymbol symbol, SymbolKind kind, Where where) {
    String words = "the symbol " + Excerpt.plain(symbol.id());
    add(new Part(symbol.box(), free(symbol, kind), words, where));
    Box label = DrawingSizes.label(symbol);
    if (label.height() > 0) {
      add(new Part(label, null, "the label of " + Excerpt.plain(symbol.id()), where));
    }
  }

  /** Adds what is read: a value, bar, text or label. */
  void addMark(Box box, String words, Where where) {
    add(new Part(box, null, words, where));
  }

  private void add(Part part) {
    checkInside(part.box(), part.where());
    if (parts.size() == MOST) {
      part.where().report("one part too many", "at most %d symbols and values".formatted(MOST));
    }
    parts.add(part);
  }

  /** Layers of a tank stand in it, so its own free part is of no use to others. */
  private static @Nullable Box free(PlacedSymbol symbol, SymbolKind kind) {
    SymbolKind.Part free = kind.free();
    if (free == null || !symbol.layers().isEmpty()) {
      return null;
    }
    Box box = symbol.box();
    int left = box.x() + (int) Math.ceil(free.from().x() * box.width());
    int top = box.y() + (int) Math.ceil(free.from().y() * box.height());
    int right = box.x() + (int) Math.floor(free.to().x() * box.width());
    int bottom = box.y() + (int) Math.floor(free.to().y() * box.height());
    return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  void checkInside(Box box, Where where) {
    if (!new Box(0, 0, size.x(), size.y()).holds(box)) {
      where.report(
          "out of the grid, from [%d, %d] to [%d, %d]"
              .formatted(box.x(), box.y(), box.x() + box.width(), box.y() + box.height()),
          "a place within [%d, %d], label included".formatted(size.x(), size.y()));
    }
  }

  void checkOverlaps() {
    for (int i = 1; i < Math.min(parts.size(), MOST); i++) {
      Part part = parts.get(i);
      for (Part other : parts.subList(0, i)) {
        if (part.collides(other)) {
          part.where().report(part.words() + " overlaps " + other.words(), expected(part, other));
        }
      }
    }
  }

  private static String expected(Part part, Part other) {
    Box box = other.box();
    String room =
        "room of its own, [%d, %d] to [%d, %d] is taken"
            .formatted(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
    Box free = other.free();
    return free == null || part.words().startsWith("the symbol")
        ? room
        : room
            + " but for [%d, %d] to [%d, %d]"
                .formatted(free.x(), free.y(), free.x() + free.width(), free.y() + free.height());
  }

  /** Reports what a straight piece of pipe would cross. */
  void checkPipe(Cell from, Cell to, Where where) {
    for (Part part : parts) {
      if (crosses(from, to, part.box())) {
        where.report(
            "a pipe from [%d, %d] to [%d, %d] across %s"
                .formatted(from.x(), from.y(), to.x(), to.y(), part.words()),
            "a way around it, give corners with via");
      }
    }
  }

  /** The edge of a symbol is not crossed by a pipe that ends there. */
  private static boolean crosses(Cell from, Cell to, Box box) {
    int left = Math.min(from.x(), to.x());
    int right = Math.max(from.x(), to.x());
    int top = Math.min(from.y(), to.y());
    int bottom = Math.max(from.y(), to.y());
    return from.y() == to.y()
        ? from.y() > box.y()
            && from.y() < box.y() + box.height()
            && right > box.x()
            && left < box.x() + box.width()
        : from.x() > box.x()
            && from.x() < box.x() + box.width()
            && bottom > box.y()
            && top < box.y() + box.height();
  }
}
