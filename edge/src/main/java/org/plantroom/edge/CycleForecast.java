package org.plantroom.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Endpoint;
import org.plantroom.core.MachineType;
import org.plantroom.modbus.ReadPlanner;

/**
 * How long reading will take, before anything is read: the requests that the read planner makes of
 * a register map, at an assumed time for each. A device is asked one thing after another. Devices
 * behind one address share its connection, so their requests add up, and are spread over as many as
 * may be in flight.
 *
 * @param request how long one request and its answer take, the pause not counted
 */
public record CycleForecast(Duration request) {
  /** What a device behind a serial gateway at 19,200 baud takes for a middling block. */
  public static final Duration USUAL_REQUEST = Duration.ofMillis(40);

  /**
   * One scan class of a register map.
   *
   * @param scanClass its name
   * @param interval how often it is read
   * @param requests how many requests that takes
   * @param cycle how long
   */
  public record ClassCycle(String scanClass, Duration interval, int requests, Duration cycle) {
    /** True when there is time for it. */
    public boolean isKept() {
      return cycle.compareTo(interval) <= 0;
    }

    /** E.g. {@code 45 requests, 1.8 s a cycle}. */
    @Override
    public String toString() {
      return "%s: %d requests, %s a cycle".formatted(scanClass, requests, seconds(cycle));
    }
  }

  /**
   * The scan classes of a register map, read from a device of its own.
   *
   * @param pause least time between an answer and the next request
   */
  public List<ClassCycle> cycles(MachineType type, Duration pause) {
    List<ClassCycle> cycles = new ArrayList<>();
    for (PollGroup group : PollGroup.of(type)) {
      int requests = ReadPlanner.plan(group.tags(), type.maxRegisters()).size();
      Duration cycle = request.plus(pause).multipliedBy(requests);
      cycles.add(new ClassCycle(group.scanClass(), group.interval(), requests, cycle));
    }
    return cycles;
  }

  /** A sentence about a register map, e.g. for {@code plantroom check}. */
  public String sentence(MachineType type) {
    List<ClassCycle> cycles = cycles(type, Duration.ZERO);
    Duration whole = cycles.stream().map(ClassCycle::cycle).reduce(Duration.ZERO, Duration::plus);
    return "%s: this map needs %s a cycle at %d ms a request (%s)"
        .formatted(
            type.id(),
            seconds(whole),
            request.toMillis(),
            String.join("; ", cycles.stream().map(ClassCycle::toString).toList()));
  }

  /** A sentence for each scan class or connection of an edge that cannot be kept; best none. */
  public List<String> warnings(EdgeNode node) {
    List<String> warnings = new ArrayList<>();
    Map<Endpoint, Load> loads = new LinkedHashMap<>();
    for (Device device : node.devices().values()) {
      List<ClassCycle> cycles = cycles(device.type(), device.pause());
      loads.merge(device.endpoint(), Load.of(cycles), Load::with);
      for (ClassCycle cycle : cycles) {
        if (!cycle.isKept()) {
          warnings.add(
              "%s: scan class %s cannot be kept: it needs %s every %s at %d ms a request"
                  .formatted(
                      node.id().device(device.id()),
                      cycle.scanClass(),
                      seconds(cycle.cycle()),
                      seconds(cycle.interval()),
                      request.toMillis()));
        }
      }
    }
    loads.forEach((endpoint, load) -> addOverload(warnings, node, endpoint, load));
    return warnings;
  }

  /**
   * What devices ask of their connection, each as a part of the time it would take alone.
   *
   * @param sum of all devices
   * @param greatest of one device, whose requests never go side by side
   */
  private record Load(double sum, double greatest) {
    static Load of(List<ClassCycle> cycles) {
      double sum =
          cycles.stream()
              .mapToDouble(cycle -> (double) cycle.cycle().toNanos() / cycle.interval().toNanos())
              .sum();
      return new Load(sum, sum);
    }

    Load with(Load other) {
      return new Load(sum + other.sum, Math.max(greatest, other.greatest));
    }

    double on(Endpoint endpoint) {
      return Math.max(sum / endpoint.requestsInFlight(), greatest);
    }
  }

  private void addOverload(List<String> warnings, EdgeNode node, Endpoint endpoint, Load asked) {
    double load = asked.on(endpoint);
    if (load > 1) {
      warnings.add(
          "%s: the devices at %s cannot all be read in time: they need %d %% of it at %d ms a request"
              .formatted(node.id(), endpoint, Math.round(100 * load), request.toMillis()));
    }
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1e3;
    return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
  }
}
