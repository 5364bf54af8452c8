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

  /**
   * Asks the edge to end a command that is a ramp.
   *
   * @param who who wants that
   * @return null when it is on its way, else why not, for people
   */
  @Nullable String cancel(Command command, String who);

  /** True when the edge is known, and known to be of another make. */
  boolean isOfAnotherMake(EdgeId edge);

  /** True when the edge answers commands; else only the readback tells what became of one. */
  boolean answersCommands(EdgeId edge);
}
