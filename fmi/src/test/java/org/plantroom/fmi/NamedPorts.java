package org.plantroom.fmi;

import java.util.LinkedHashMap;
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

/** Quantities and inputs of a component by name, with their units and ranges. */
final class NamedPorts implements Ports {
  final Map<String, String> units = new LinkedHashMap<>();
  final Map<String, InputRange> ranges = new LinkedHashMap<>();
  private final Map<String, DoubleSupplier> quantities = new LinkedHashMap<>();
  private final Map<String, DoubleConsumer> inputs = new LinkedHashMap<>();

  NamedPorts(Component component) {
    component.describe(this);
  }

  double get(String quantity) {
    return Objects.requireNonNull(quantities.get(quantity), quantity).getAsDouble();
  }

  void set(String input, double value) {
    Objects.requireNonNull(inputs.get(input), input).accept(value);
  }

  @Override
  public void quantity(String name, String unit, DoubleSupplier value) {
    units.put(name, unit);
    quantities.put(name, value);
  }

  @Override
  public void input(String name, String unit, InputRange range, DoubleConsumer setter) {
    units.put(name, unit);
    ranges.put(name, range);
    inputs.put(name, setter);
  }

  @Override
  public void inlet(String name, Inlet inlet) {
    throw new AssertionError("a unit has no fluid ports");
  }

  @Override
  public void outlet(String name, Outlet outlet) {
    throw new AssertionError("a unit has no fluid ports");
  }

  @Override
  public void path(Inlet from, Outlet to, PressureLoss loss) {
    throw new AssertionError("a unit has no fluid ports");
  }

  @Override
  public void junction(List<Inlet> inlets, List<Outlet> outlets) {
    throw new AssertionError("a unit has no fluid ports");
  }

  @Override
  public void reservoir(List<Inlet> inlets, List<Outlet> outlets, double pressure) {
    throw new AssertionError("a unit has no fluid ports");
  }

  @Override
  public void takesHeat(String name, HeatPort port) {
    throw new AssertionError("a unit has no heat ports");
  }

  @Override
  public void givesHeat(String name, HeatTap tap) {
    throw new AssertionError("a unit has no heat ports");
  }
}
