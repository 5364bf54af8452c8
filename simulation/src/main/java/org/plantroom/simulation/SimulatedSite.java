package org.plantroom.simulation;

import java.util.List;

/**
 * A plant and the devices that show it.
 *
 * <p>Owner: the thread that steps it.
 */
final class SimulatedSite {
  private final SimulatedPlant plant;
  private final List<SimulatedDevice> devices;

  SimulatedSite(SimulatedPlant plant, List<SimulatedDevice> devices) {
    this.plant = plant;
    this.devices = List.copyOf(devices);
  }

  /** Takes over what clients wrote, lets time pass, and shows what came of it. */
  void step(double seconds) {
    devices.forEach(SimulatedDevice::follow);
    plant.step(seconds);
    devices.forEach(SimulatedDevice::show);
  }

  /** The devices that show the plant. */
  List<SimulatedDevice> devices() {
    return devices;
  }
}
