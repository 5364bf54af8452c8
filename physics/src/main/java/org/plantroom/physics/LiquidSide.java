package org.plantroom.physics;

import static org.plantroom.physics.CircuitMap.Terminal.ENTERING;

/**
 * One side of a machine a liquid flows through: an exchanger with its contents at one temperature,
 * that of the liquid leaving.
 *
 * <p>C · dT/dt = m · cp · (Tin − T) + Q, by the implicit Euler method; exactly conservative.
 *
 * <p>Owner: the machine it belongs to.
 */
final class LiquidSide {
  private final Inlet inlet;
  private final Outlet outlet;
  private final PressureLoss loss;
  private final double heatCapacity;
  private final double specificHeat;
  private double temperature;
  private double temperatureAtEnd;

  LiquidSide(Liquid liquid, double heatCapacity, double start, PressureLoss loss) {
    inlet = new Inlet(liquid, start);
    outlet = new Outlet(liquid, start);
    this.loss = loss;
    this.heatCapacity = heatCapacity;
    specificHeat = liquid.heatCapacity();
    temperature = start;
    temperatureAtEnd = start;
  }

  void describe(Ports ports, String in, String out) {
    ports.inlet(in, inlet);
    ports.outlet(out, outlet);
    ports.path(inlet, outlet, loss);
  }

  /** Lets the liquid take up heat, W, over the step; negative cools it. */
  void solve(double heat, double seconds) {
    double inertia = heatCapacity / seconds;
    double flow = inlet.massFlow() * specificHeat;
    temperatureAtEnd =
        (inertia * temperature + flow * inlet.temperature() + heat) / (inertia + flow);
    outlet.give(temperatureAtEnd);
  }

  void commit() {
    temperature = temperatureAtEnd;
  }

  double at(CircuitMap.Terminal terminal) {
    return terminal == ENTERING ? entering() : temperatureAtEnd;
  }

  /** Temperature entering, °C; that of the contents while nothing flows. */
  double entering() {
    return flows() ? inlet.temperature() : temperatureAtEnd;
  }

  double leaving() {
    return temperatureAtEnd;
  }

  double massFlow() {
    return inlet.massFlow();
  }

  boolean flows() {
    return inlet.massFlow() > 0;
  }

  double storedEnergy() {
    return heatCapacity * temperature;
  }
}
