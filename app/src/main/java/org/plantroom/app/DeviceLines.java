package org.plantroom.app;

import java.io.PrintWriter;
import java.util.List;
import org.plantroom.simulation.SimulatedDevice;

/** Tells where simulated devices are reached, a line each, in columns. */
final class DeviceLines {
  private DeviceLines() {}

  static void print(List<SimulatedDevice> devices, PrintWriter out) {
    int width = devices.stream().mapToInt(d -> d.id().toString().length()).max().orElse(1);
    String line = "device  %%-%ds  modbus tcp %%s unit %%d%%n".formatted(width);
    devices.forEach(d -> out.printf(line, d.id(), d.address(), d.unit()));
  }
}
