package org.plantroom.building;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.plantroom.physics.Component;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.PressureLoss;

/** What a component told of itself, for tests: looks up and adds up its balance. */
final class PortBook implements Ports {
  final Map<String, Inlet> inlets = new HashMap<>();
  final Map<String, Outlet> outlets = new HashMap<>();
  final Map<String, HeatPort> ports = new HashMap<>();
  final Map<String, HeatTap> taps = new HashMap<>();
  private final Map<String, DoubleConsumer> inputs = new HashMap<>();
  private final Map<String, DoubleSupplier> quantities = new HashMap<>();

  static PortBook of(Component component) {
    PortBook book = new PortBook();
    component.describe(book);
    return book;
  }

  void set(String input, double value) {
    Objects.requireNonNull(inputs.get(input), input).accept(value);
  }

  double read(String quantity) {
    return Objects.requireNonNull(quantities.get(quantity), quantity).getAsDouble();
  }

  Inlet in(String name) {
    return Objects.requireNonNull(inlets.get(name), name);
  }

  Outlet out(String name) {
    return Objects.requireNonNull(outlets.get(name), name);
  }

  HeatPort port(String name) {
    return Objects.requireNonNull(ports.get(name), name);
  }

  HeatTap tap(String name) {
    return Objects.requireNonNull(taps.get(name), name);
  }

  /** Power that enters through all ports, W. */
  double entering() {
    return inlets.values().stream().mapToDouble(Inlet::enthalpyFlow).sum()
        - outlets.values().stream().mapToDouble(Outlet::enthalpyFlow).sum()
        + ports.values().stream().mapToDouble(HeatPort::power).sum()
        - taps.values().stream().mapToDouble(HeatTap::power).sum();
  }

  @Override
  public void inlet(String name, Inlet inlet) {
    inlets.put(name, inlet);
  }

  @Override
  public void outlet(String name, Outlet outlet) {
    outlets.put(name, outlet);
  }

  @Override
  public void path(Inlet from, Outlet to, PressureLoss loss) {}

  @Override
  public void junction(List<Inlet> in, List<Outlet> out) {}

  @Override
  public void reservoir(List<Inlet> in, List<Outlet> out, double pressure) {}

  @Override
  public void takesHeat(String name, HeatPort port) {
    ports.put(name, port);
  }

  @Override
  public void givesHeat(String name, HeatTap tap) {
    taps.put(name, tap);
  }

  @Override
  public void quantity(String name, String unit, DoubleSupplier value) {
    quantities.put(name, value);
  }

  @Override
  public void input(String name, String unit, InputRange range, DoubleConsumer setter) {
    inputs.put(name, setter);
  }
}
