package org.plantroom.physics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/** One component on a test stand: feeds its inlets, steps it, and keeps its balance. */
final class Rig implements Ports {
  private static final int SWEEPS = 3;

  private final Component component;
  private final Map<String, Inlet> inlets = new LinkedHashMap<>();
  private final Map<String, Outlet> feeds = new LinkedHashMap<>();
  private final Map<String, Outlet> outlets = new LinkedHashMap<>();
  private final Map<Outlet, Inlet> paths = new LinkedHashMap<>();
  private final List<HeatPort> ports = new ArrayList<>();
  private final List<HeatTap> taps = new ArrayList<>();
  private final Map<String, DoubleSupplier> quantities = new LinkedHashMap<>();
  private final Map<String, DoubleConsumer> inputs = new LinkedHashMap<>();
  private double worstImbalance;

  Rig(Component component) {
    this.component = component;
    component.describe(this);
    inlets.forEach(
        (name, inlet) -> {
          Outlet feed = new Outlet(inlet.fluid(), inlet.temperature());
          inlet.connect(feed);
          feeds.put(name, feed);
        });
  }

  Rig feed(String inlet, double massFlow, double temperature) {
    Outlet feed = Objects.requireNonNull(feeds.get(inlet), inlet);
    feed.flow(massFlow);
    feed.give(temperature);
    return this;
  }

  Rig set(String input, double value) {
    Objects.requireNonNull(inputs.get(input), input).accept(value);
    return this;
  }

  double read(String quantity) {
    return Objects.requireNonNull(quantities.get(quantity), quantity).getAsDouble();
  }

  Outlet outlet(String name) {
    return Objects.requireNonNull(outlets.get(name), name);
  }

  Rig step(double seconds) {
    paths.forEach((to, from) -> to.flow(from.massFlow()));
    double before = component.storedEnergy();
    component.begin(seconds);
    for (int i = 0; i < SWEEPS; i++) {
      component.solve(seconds);
    }
    component.commit(seconds);
    double taken = component.addedPower();
    double throughput = Math.abs(taken);
    for (Inlet inlet : inlets.values()) {
      taken += inlet.enthalpyFlow();
      throughput += Math.abs(inlet.enthalpyFlow());
    }
    for (Outlet outlet : outlets.values()) {
      taken -= outlet.enthalpyFlow();
    }
    taken += ports.stream().mapToDouble(HeatPort::power).sum();
    taken -= taps.stream().mapToDouble(HeatTap::power).sum();
    double stored = (component.storedEnergy() - before) / seconds;
    throughput += Math.abs(component.storedEnergy()) / seconds * 1e-6 + 1;
    worstImbalance = Math.max(worstImbalance, Math.abs(stored - taken) / throughput);
    return this;
  }

  Rig run(double duration, double seconds) {
    for (int i = 0; i < Math.round(duration / seconds); i++) {
      step(seconds);
    }
    return this;
  }

  /** Greatest imbalance of a step so far over its throughput. */
  double worstImbalance() {
    return worstImbalance;
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
  public void path(Inlet from, Outlet to, PressureLoss loss) {
    paths.put(to, from);
  }

  @Override
  public void junction(List<Inlet> from, List<Outlet> to) {
    throw new UnsupportedOperationException("the test stand has no network");
  }

  @Override
  public void reservoir(List<Inlet> from, List<Outlet> to, double pressure) {
    throw new UnsupportedOperationException("the test stand has no network");
  }

  @Override
  public void takesHeat(String name, HeatPort port) {
    ports.add(port);
  }

  @Override
  public void givesHeat(String name, HeatTap tap) {
    taps.add(tap);
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
