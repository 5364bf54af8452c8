package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.NetworkPlan;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.PressureLoss;

/** The ports, quantities and inputs of one component of a plant, by name. */
final class PortList implements Ports {
  /** Fluid passes from an inlet to an outlet. */
  record Path(Inlet from, Outlet to, PressureLoss loss) {}

  /**
   * Ports at one pressure.
   *
   * @param pressure Pa, or NaN where it is unknown
   */
  record Joint(List<Inlet> inlets, List<Outlet> outlets, double pressure) {}

  private final String component;
  private final SequencedMap<String, Inlet> inlets = new LinkedHashMap<>();
  private final SequencedMap<String, Outlet> outlets = new LinkedHashMap<>();
  private final SequencedMap<String, HeatPort> heatPorts = new LinkedHashMap<>();
  private final SequencedMap<String, HeatTap> heatTaps = new LinkedHashMap<>();
  private final SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
  private final SequencedMap<String, Input> inputs = new LinkedHashMap<>();
  private final List<Path> paths = new ArrayList<>();
  private final List<Joint> joints = new ArrayList<>();

  PortList(String component) {
    this.component = component;
  }

  @Override
  public void inlet(String name, Inlet inlet) {
    put(inlets, name, inlet);
  }

  @Override
  public void outlet(String name, Outlet outlet) {
    put(outlets, name, outlet);
  }

  @Override
  public void path(Inlet from, Outlet to, PressureLoss loss) {
    paths.add(new Path(from, to, loss));
  }

  @Override
  public void junction(List<Inlet> from, List<Outlet> to) {
    joints.add(new Joint(from, to, Double.NaN));
  }

  @Override
  public void reservoir(List<Inlet> from, List<Outlet> to, double pressure) {
    joints.add(new Joint(from, to, pressure));
  }

  @Override
  public void takesHeat(String name, HeatPort port) {
    put(heatPorts, name, port);
  }

  @Override
  public void givesHeat(String name, HeatTap tap) {
    put(heatTaps, name, tap);
  }

  @Override
  public void quantity(String name, String unit, DoubleSupplier value) {
    put(quantities, name, new Quantity(component + "." + name, unit, value));
  }

  @Override
  public void input(String name, String unit, InputRange range, DoubleConsumer setter) {
    put(inputs, name, new Input(component + "." + name, unit, range, setter));
  }

  private <T> void put(SequencedMap<String, T> ports, String name, T port) {
    if (ports.putIfAbsent(name, port) != null) {
      throw new IllegalStateException(
          "%s tells two ports of one name [port=%s]".formatted(component, name));
    }
  }

  SequencedMap<String, Inlet> inlets() {
    return inlets;
  }

  SequencedMap<String, Outlet> outlets() {
    return outlets;
  }

  SequencedMap<String, HeatPort> heatPorts() {
    return heatPorts;
  }

  SequencedMap<String, HeatTap> heatTaps() {
    return heatTaps;
  }

  SequencedMap<String, Quantity> quantities() {
    return quantities;
  }

  SequencedMap<String, Input> inputs() {
    return inputs;
  }

  /** Inlets and outlets whose flows the hydraulic network solves. */
  Set<Object> solved() {
    Set<Object> solved = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Path path : paths) {
      solved.add(path.from());
      solved.add(path.to());
    }
    for (Joint joint : joints) {
      solved.addAll(joint.inlets());
      solved.addAll(joint.outlets());
    }
    return solved;
  }

  /** Adds what the component is to the hydraulic network. */
  void plan(NetworkPlan network) {
    paths.forEach(path -> network.path(component, path.from(), path.to(), path.loss()));
    for (Joint joint : joints) {
      if (Double.isNaN(joint.pressure())) {
        network.junction(component, joint.inlets(), joint.outlets());
      } else {
        network.reservoir(component, joint.inlets(), joint.outlets(), joint.pressure());
      }
    }
  }
}
