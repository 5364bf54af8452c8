package org.plantroom.physics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/** A component's ports by name, for tests. */
final class Collected implements Ports {
  private final Map<String, Inlet> inlets = new HashMap<>();
  private final Map<String, Outlet> outlets = new HashMap<>();
  private final Map<String, HeatTap> taps = new HashMap<>();
  private final Map<String, HeatPort> heatPorts = new HashMap<>();
  private final Map<String, DoubleSupplier> quantities = new HashMap<>();
  private final Map<String, DoubleConsumer> inputs = new HashMap<>();

  static Collected of(Component component) {
    Collected ports = new Collected();
    component.describe(ports);
    return ports;
  }

  Inlet inlet(String name) {
    return Objects.requireNonNull(inlets.get(name), name);
  }

  Outlet outlet(String name) {
    return Objects.requireNonNull(outlets.get(name), name);
  }

  HeatTap tap(String name) {
    return Objects.requireNonNull(taps.get(name), name);
  }

  HeatPort heatPort(String name) {
    return Objects.requireNonNull(heatPorts.get(name), name);
  }

  double value(String quantity) {
    return Objects.requireNonNull(quantities.get(quantity), quantity).getAsDouble();
  }

  void set(String input, double value) {
    Objects.requireNonNull(inputs.get(input), input).accept(value);
  }

  /** Enthalpy in less enthalpy out, W, and what heat ports take less what taps give. */
  double netPower() {
    double sum = 0;
    for (Inlet inlet : inlets.values()) {
      sum += inlet.enthalpyFlow();
    }
    for (Outlet outlet : outlets.values()) {
      sum -= outlet.enthalpyFlow();
    }
    for (HeatPort port : heatPorts.values()) {
      sum += port.power();
    }
    for (HeatTap tap : taps.values()) {
      sum -= tap.power();
    }
    return sum;
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
    heatPorts.put(name, port);
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
