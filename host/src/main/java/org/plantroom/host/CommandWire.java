package org.plantroom.host;

import org.jspecify.annotations.Nullable;

/** The way of commands to the edges. */
interface CommandWire {
  /**
   * Sends a command to its edge.
   *
   * @return null when it is on its way, else why not, for people
   */
  @Nullable String send(Command command);
}
