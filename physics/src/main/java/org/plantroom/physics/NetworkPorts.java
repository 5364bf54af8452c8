package org.plantroom.physics;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * Passes on of a component's ports what a network needs.
 *
 * @param component whose they are
 * @param plan of the network
 */
record NetworkPorts(String component, NetworkPlan plan) implements Ports {
  @Override
  public void path(Inlet from, Outlet to, PressureLoss loss) {
    plan.path(component, from, to, loss);
  }

  @Override
  public void junction(List<Inlet> inlets, List<Outlet> outlets) {
    plan.junction(component, inlets, outlets);
  }

  @Override
  public void reservoir(List<Inlet> inlets, List<Outlet> outlets, double pressure) {
    plan.reservoir(component, inlets, outlets, pressure);
  }

  @Override
  public void inlet(String name, Inlet inlet) {}

  @Override
  public void outlet(String name, Outlet outlet) {}

  @Override
  public void takesHeat(String name, HeatPort port) {}

  @Override
  public void givesHeat(String name, HeatTap tap) {}

  @Override
  public void quantity(String name, String unit, DoubleSupplier value) {}

  @Override
  public void input(String name, String unit, InputRange range, DoubleConsumer setter) {}
}
