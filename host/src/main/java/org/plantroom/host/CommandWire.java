package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;

/** The way of commands to the edges. */
interface CommandWire {
  /**
   * Sends a command to its edge.
   *
   * @return null when it is on its way, else why not, for people
   */
  @Nullable String send(Command command);

  /** True when the edge answers commands; else only the readback tells what became of one. */
  boolean answersCommands(EdgeId edge);
}
