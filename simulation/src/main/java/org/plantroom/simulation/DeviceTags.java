package org.plantroom.simulation;

import java.util.List;
import java.util.SequencedMap;

/**
 * How the registers of one device are bound to a plant.
 *
 * @param resting what stands in those that nothing drives
 * @param shown those that show quantities
 * @param written those that inputs follow
 * @param sensors what measures for the shown, by tag
 */
record DeviceTags(
    RestingTable resting,
    List<ShownTag> shown,
    List<WrittenTag> written,
    SequencedMap<String, Sensor> sensors) {
  /** Takes copies. */
  DeviceTags {
    shown = List.copyOf(shown);
    written = List.copyOf(written);
  }
}
