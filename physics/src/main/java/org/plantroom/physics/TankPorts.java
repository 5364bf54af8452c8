package org.plantroom.physics;

import java.util.Arrays;
import java.util.List;

/**
 * Where water enters and leaves a tank, by layer.
 *
 * <p>Owner: the tank that has them.
 */
final class TankPorts {
  private final List<TankPort> entering;
  private final List<TankPort> leaving;
  private final double heatCapacity;
  private final Inlet[] inlets;
  private final Outlet[] outlets;
  private final int[] inletLayers;
  private final int[] outletLayers;
  private final double[] seen;

  TankPorts(StratifiedTank.Settings settings, double temperature) {
    Liquid liquid = settings.liquid();
    entering = settings.ports().stream().filter(TankPort::entering).toList();
    leaving = settings.ports().stream().filter(port -> !port.entering()).toList();
    heatCapacity = liquid.heatCapacity();
    inlets = new Inlet[entering.size()];
    Arrays.setAll(inlets, i -> new Inlet(liquid, temperature));
    outlets = new Outlet[leaving.size()];
    Arrays.setAll(outlets, i -> new Outlet(liquid, temperature));
    inletLayers = layers(entering, settings.layers());
    outletLayers = layers(leaving, settings.layers());
    seen = new double[inlets.length + outlets.length];
    Arrays.fill(seen, Double.NaN);
  }

  private static int[] layers(List<TankPort> ports, int layers) {
    return ports.stream().mapToInt(port -> port.layer(layers)).toArray();
  }

  void describe(Ports ports) {
    for (int i = 0; i < inlets.length; i++) {
      ports.inlet(entering.get(i).name(), inlets[i]);
    }
    for (int i = 0; i < outlets.length; i++) {
      ports.outlet(leaving.get(i).name(), outlets[i]);
    }
    ports.junction(List.of(inlets), List.of(outlets));
  }

  /** True when a flow has changed since this was last asked. */
  boolean isChanged() {
    boolean changed = false;
    for (int i = 0; i < seen.length; i++) {
      double flow =
          i < inlets.length ? inlets[i].massFlow() : outlets[i - inlets.length].massFlow();
      changed |= flow != seen[i];
      seen[i] = flow;
    }
    return changed;
  }

  /**
   * Tells the flows.
   *
   * @param rising takes the mass flow up through the bottom of each layer, kg/s, one more than
   *     layers
   * @param drawn takes what leaves each layer through outlets, kg/s
   */
  void flows(double[] rising, double[] drawn) {
    Arrays.fill(rising, 0);
    Arrays.fill(drawn, 0);
    for (int i = 0; i < inlets.length; i++) {
      rising[inletLayers[i] + 1] += inlets[i].massFlow();
    }
    for (int i = 0; i < outlets.length; i++) {
      rising[outletLayers[i] + 1] -= outlets[i].massFlow();
      drawn[outletLayers[i]] += outlets[i].massFlow();
    }
    for (int layer = 1; layer < rising.length; layer++) {
      rising[layer] += rising[layer - 1];
    }
    rising[rising.length - 1] = 0;
  }

  /** Adds the enthalpy that enters each layer, W. */
  void bring(double[] into) {
    for (int i = 0; i < inlets.length; i++) {
      into[inletLayers[i]] += inlets[i].massFlow() * heatCapacity * inlets[i].temperature();
    }
  }

  /** Lets water leave at the layers' temperatures, °C. */
  void give(double[] temperatures) {
    for (int i = 0; i < outlets.length; i++) {
      outlets[i].give(temperatures[outletLayers[i]]);
    }
  }
}
