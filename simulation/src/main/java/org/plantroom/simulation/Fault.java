package org.plantroom.simulation;

/**
 * Something that fails in a plant or in the devices that show it.
 *
 * <p>Owner: the thread that steps the plant.
 */
interface Fault {
  /** Lets it fail. */
  void begin();

  /** Mends it. */
  void end();
}
