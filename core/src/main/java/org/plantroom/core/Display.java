package org.plantroom.core;

import java.util.List;
import java.util.SequencedMap;

/**
 * A picture of a machine or a plant: what {@code displays/*.yaml} and {@code displays/*.svg} hold.
 *
 * @param id the file's name without ending
 * @param name for people
 * @param types the machine types it is for; empty on the display of a plant
 * @param machines on the display of a plant, the type of each machine by the name it has there
 * @param picture what is shown
 */
public record Display(
    String id,
    String name,
    List<String> types,
    SequencedMap<String, String> machines,
    DisplayPicture picture) {

  /** True for the display of a plant with several machines. */
  public boolean isOfPlant() {
    return types.isEmpty();
  }
}
