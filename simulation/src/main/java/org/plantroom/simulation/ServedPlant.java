package org.plantroom.simulation;

import java.util.List;

/**
 * A plant, the devices that show it, and what fails in them.
 *
 * <p>Owner: whoever holds the lock of its {@link PlantLoop}.
 */
final class ServedPlant {
  private final Plant plant;
  private final List<SimulatedDevice> devices;
  private final FaultSchedule faults;

  /** All parts, none of which has been stepped. */
  ServedPlant(Plant plant, List<SimulatedDevice> devices, FaultSchedule faults) {
    this.plant = plant;
    this.devices = List.copyOf(devices);
    this.faults = faults;
  }

  /** Takes over what clients wrote, lets faults begin and end, and one step pass. */
  void step() {
    for (int i = 0; i < devices.size(); i++) {
      devices.get(i).follow();
    }
    faults.at(plant.elapsed());
    plant.step();
  }

  /** Shows the plant's state in the registers; as often as somebody may look, not every step. */
  void show() {
    for (int i = 0; i < devices.size(); i++) {
      devices.get(i).show();
    }
  }

  /** Length of a step, s. */
  double seconds() {
    return plant.seconds();
  }

  /** The model. */
  Plant plant() {
    return plant;
  }

  /** What fails, and when. */
  FaultSchedule faults() {
    return faults;
  }
}
