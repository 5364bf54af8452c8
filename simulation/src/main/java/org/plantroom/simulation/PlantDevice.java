package org.plantroom.simulation;

import java.util.Optional;
import org.plantroom.core.MachineType;

/**
 * A device of a plant file, connected with the plant, not yet served.
 *
 * @param id in the plant
 * @param name for people
 * @param edge node that reads it in the written project
 * @param type whose register map it has
 * @param slot where it is reached
 * @param tags what its registers show and take
 */
record PlantDevice(
    String id,
    Optional<String> name,
    String edge,
    MachineType type,
    PortPlan.Slot slot,
    DeviceTags tags) {}
