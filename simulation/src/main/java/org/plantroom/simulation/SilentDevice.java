package org.plantroom.simulation;

import org.plantroom.modbus.ServerFault;

/**
 * A device that takes requests and answers none, while its machine goes on unseen. What is written
 * to it meanwhile is lost, as on a broken line.
 *
 * @param device that falls silent
 */
record SilentDevice(SimulatedDevice device) implements Fault {
  @Override
  public void begin() {
    device.fault(new ServerFault.Silent());
  }

  @Override
  public void end() {
    device.fault(new ServerFault.None());
  }
}
