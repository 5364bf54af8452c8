package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import org.plantroom.physics.Component;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.Unsettled;

/**
 * A part of a loop, with what it saw of the others when it was solved last. While that holds its
 * outlets would not change either, and it need not be solved again. Changes are told in kelvin:
 * others count by weights with which they carry about as much energy.
 *
 * <p>What it sees lies in arrays by kind of port, for it is compared several times a step. Owner:
 * its block.
 */
final class Member {
  /** By the heat of evaporation, K a kg/kg. */
  private static final double HUMIDITY_WEIGHT = 2500;

  /** A millionth of the tolerated energy error would be lost in carbon dioxide's rounding. */
  private static final double CO2_WEIGHT = 1e-2;

  /** Mass is kept closer than energy, K·s/kg. */
  private static final double FLOW_WEIGHT = 1e3;

  /** A tenth of a milliwatt counts as a millionth of a kelvin, K/W. */
  private static final double HEAT_WEIGHT = 1e-2;

  private final String name;
  private final Component component;
  private final Inlet[] inlets;
  private final HeatPort[] heatPorts;
  private final HeatTap[] heatTaps;
  private final double[] massFlows;
  private final double[] temperatures;
  private final double[] humidities;
  private final double[] co2s;
  private final double[] powers;
  private final double[] surroundings;
  private final List<String> ports;

  Member(PlantPart part) {
    name = part.name();
    component = part.component();
    PortList of = part.ports();
    inlets = of.inlets().values().toArray(Inlet[]::new);
    heatPorts = of.heatPorts().values().toArray(HeatPort[]::new);
    heatTaps = of.heatTaps().values().toArray(HeatTap[]::new);
    massFlows = new double[inlets.length];
    temperatures = new double[inlets.length];
    humidities = new double[inlets.length];
    co2s = new double[inlets.length];
    powers = new double[heatPorts.length];
    surroundings = new double[heatTaps.length];
    ports = new ArrayList<>(of.inlets().keySet());
    ports.addAll(of.heatPorts().keySet());
    ports.addAll(of.heatTaps().keySet());
  }

  /** Solves it with what it sees now. */
  void solve(double seconds) {
    look();
    component.solve(seconds);
  }

  /** Solves it without a look, where nobody asks for changes. */
  void solveOnce(double seconds) {
    component.solve(seconds);
  }

  private void look() {
    for (int i = 0; i < inlets.length; i++) {
      Inlet inlet = inlets[i];
      massFlows[i] = inlet.massFlow();
      temperatures[i] = inlet.temperature();
      humidities[i] = inlet.humidity();
      co2s[i] = inlet.co2();
    }
    for (int i = 0; i < heatPorts.length; i++) {
      powers[i] = heatPorts[i].power();
    }
    for (int i = 0; i < heatTaps.length; i++) {
      surroundings[i] = heatTaps[i].temperature();
    }
  }

  /** True when something it sees has changed by more than a tolerance, K, since it was solved. */
  boolean isChanged(double tolerance) {
    for (int i = 0; i < inlets.length; i++) {
      if (inletChange(i) > tolerance) {
        return true;
      }
    }
    for (int i = 0; i < heatPorts.length; i++) {
      if (powerChange(i) > tolerance) {
        return true;
      }
    }
    for (int i = 0; i < heatTaps.length; i++) {
      if (surroundingsChange(i) > tolerance) {
        return true;
      }
    }
    return false;
  }

  private double inletChange(int i) {
    Inlet inlet = inlets[i];
    double heat = Math.abs(inlet.temperature() - temperatures[i]);
    double vapour = HUMIDITY_WEIGHT * Math.abs(inlet.humidity() - humidities[i]);
    double gas = CO2_WEIGHT * Math.abs(inlet.co2() - co2s[i]);
    double flow = FLOW_WEIGHT * Math.abs(inlet.massFlow() - massFlows[i]);
    return Math.max(Math.max(heat, vapour), Math.max(gas, flow));
  }

  private double powerChange(int i) {
    return HEAT_WEIGHT * Math.abs(heatPorts[i].power() - powers[i]);
  }

  private double surroundingsChange(int i) {
    return Math.abs(heatTaps[i].temperature() - surroundings[i]);
  }

  /** The greatest change of what it sees since it was solved, and where. */
  Unsettled unsettled() {
    int worst = 0;
    for (int i = 1; i < ports.size(); i++) {
      worst = change(i) > change(worst) ? i : worst;
    }
    return new Unsettled(name, ports.get(worst), change(worst), "K");
  }

  /** The change at a port, counted as {@link #ports} are. */
  private double change(int port) {
    if (port < inlets.length) {
      return inletChange(port);
    }
    int heat = port - inlets.length;
    return heat < heatPorts.length
        ? powerChange(heat)
        : surroundingsChange(heat - heatPorts.length);
  }
}
