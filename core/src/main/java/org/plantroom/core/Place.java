package org.plantroom.core;

/**
 * A place in a text.
 *
 * @param line from 1; 0 for the text as a whole
 * @param column from 1; 0 for the text as a whole
 */
public record Place(int line, int column) {
  /** The text as a whole. */
  public static final Place WHOLE = new Place(0, 0);

  /** Its beginning. */
  public static final Place START = new Place(1, 1);
}
