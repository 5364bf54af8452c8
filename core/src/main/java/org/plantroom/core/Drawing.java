package org.plantroom.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A display of symbols and pipes. Everything lies on a grid of {@link #CELL} units; a tag is named
 * as the file names it: {@code Tag}, or {@code machine/Tag} on the display of a plant.
 *
 * @param size of the whole, cells
 * @param symbols in the file's order
 * @param pipes below the symbols
 * @param values boxes with a number or word
 * @param bars analogue bars
 * @param texts captions
 * @param zones areas behind all else
 */
public record Drawing(
    Cell size,
    List<PlacedSymbol> symbols,
    List<Pipe> pipes,
    List<ValueBox> values,
    List<Bar> bars,
    List<Caption> texts,
    List<Zone> zones)
    implements DisplayPicture {

  /** Units of the drawing in a cell; a unit is a pixel on a screen 1920 wide. */
  public static final int CELL = 8;

  /** An area of the grid. */
  public record Box(int x, int y, int width, int height) {
    boolean meets(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }

    boolean holds(Box other) {
      return other.x >= x
          && other.y >= y
          && other.x + other.width <= x + width
          && other.y + other.height <= y + height;
    }
  }

  /**
   * A symbol in its place.
   *
   * @param id its key in the file
   * @param symbol its name in the {@link SymbolLibrary}
   * @param box what it covers, after turning
   * @param turn where it looks
   * @param label for people; may be empty
   * @param labelAt above, below, left or right
   * @param machine on the display of a plant the machine it stands for; null when its tags tell
   * @param running the tag that tells whether it runs; null when nothing tells
   * @param fault the tag that tells of a fault; null for none
   * @param mode the tag whose word gives the mode's letter; null for none
   * @param value the number beside its label, e.g. a speed or position; null for none
   * @param level the tag that tells how full it is, percent; null for none
   * @param layers temperatures from top to bottom, inside it
   * @param tags more tags of its faceplate
   */
  public record PlacedSymbol(
      String id,
      String symbol,
      Box box,
      Turn turn,
      String label,
      LabelPlace labelAt,
      @Nullable String machine,
      @Nullable String running,
      @Nullable String fault,
      @Nullable String mode,
      @Nullable String value,
      @Nullable String level,
      List<String> layers,
      List<String> tags) {}

  /**
   * A pipe.
   *
   * @param kind what flows in it
   * @param flow true when an arrow shows the way
   * @param points its corners, each in line with the one before
   */
  public record Pipe(PipeKind kind, boolean flow, List<Cell> points) {}

  /**
   * A box with a value.
   *
   * @param box all of it: label, value, set point
   * @param label for people; may be empty
   * @param tag of the value
   * @param setPoint the tag of its set point; null for none
   */
  public record ValueBox(Box box, String label, String tag, @Nullable String setPoint) {}

  /**
   * An analogue bar.
   *
   * @param box all of it: label, bar, value
   * @param label for people; may be empty
   * @param tag of the value
   * @param setPoint the tag of its set point; null for none
   * @param scale ends of the bar; null for those its last day gives
   * @param normal the normal range; null for that of its last day
   */
  public record Bar(
      Box box,
      String label,
      String tag,
      @Nullable String setPoint,
      @Nullable Span scale,
      @Nullable Span normal) {}

  /** From one number to a greater one. */
  public record Span(double min, double max) {}

  /** A caption; a title is larger. */
  public record Caption(Box box, String text, boolean title) {}

  /** An area behind what belongs together. */
  public record Zone(Box box, String label) {}
}
