package org.plantroom.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plantroom.simulation.SimulatedDevice;

/**
 * Tells where simulated devices are reached, in columns: a line each, or a line for those that
 * share a port where a site has many.
 */
final class DeviceLines {
  /** A site with more devices than this is told by its ports. */
  private static final int MANY = 20;

  private record Line(String devices, String address, String units) {}

  private DeviceLines() {}

  static void print(List<SimulatedDevice> devices, PrintWriter out) {
    List<Line> lines =
        grouped(devices, device -> device.id().site()).values().stream()
            .flatMap(site -> lines(site).stream())
            .toList();
    int width = lines.stream().mapToInt(line -> line.devices.length()).max().orElse(1);
    String form = "device  %%-%ds  modbus tcp %%s %%s%%n".formatted(width);
    lines.forEach(line -> out.printf(form, line.devices, line.address, line.units));
  }

  private static List<Line> lines(List<SimulatedDevice> site) {
    return site.size() <= MANY
        ? site.stream().map(DeviceLines::line).toList()
        : grouped(site, SimulatedDevice::address).values().stream().map(DeviceLines::line).toList();
  }

  private static Line line(SimulatedDevice device) {
    return new Line(device.id().toString(), device.address(), "unit " + device.unit());
  }

  private static Line line(List<SimulatedDevice> port) {
    SimulatedDevice first = port.getFirst();
    SimulatedDevice last = port.getLast();
    return new Line(
        "%s … %s".formatted(first.id(), last.id()),
        first.address(),
        "units %d to %d".formatted(first.unit(), last.unit()));
  }

  private static <K> Map<K, List<SimulatedDevice>> grouped(
      List<SimulatedDevice> devices, Function<SimulatedDevice, K> key) {
    return devices.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
