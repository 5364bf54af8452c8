package org.plantroom.core;

/** Where a pipe of a display begins or ends. */
sealed interface PipeEnd {
  /** A connection point of a symbol. */
  record Port(String symbol, String port) implements PipeEnd {}

  /** A place on the grid. */
  record Free(Cell at) implements PipeEnd {}
}
