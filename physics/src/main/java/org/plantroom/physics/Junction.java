package org.plantroom.physics;

import java.util.ArrayList;
import java.util.List;

/**
 * Where pipes or ducts meet: all that flows in is mixed and leaves through every outlet alike, so
 * it is a mixer, a splitter, or both.
 *
 * <pre>
 *   in1 ──▶─┐   ┌─▶── out1
 *           ├─●─┤
 *   in2 ──▶─┘   └─▶── out2
 * </pre>
 *
 * <p>Equations: {@code T = Σ ṁ·c·T / Σ ṁ·c} over the inlets, humidity and carbon dioxide by mass.
 * Its outlets' flows are solved by the hydraulic network; a single outlet between components that
 * set their own flows takes all that comes in. Holds no water: without flow it shows what it showed
 * before. Assumptions: mixed at once, no pressure lost. Units: kg/s, °C, kg/kg, ppm. Range: that of
 * its fluid. Source: balances of mass and enthalpy.
 */
public final class Junction implements Component {
  private final List<Inlet> inlets = new ArrayList<>();
  private final List<Outlet> outlets = new ArrayList<>();
  private final Fluid fluid;
  private final boolean passesOn;

  /**
   * A junction.
   *
   * @param in number of inlets, which are called in1 and so on
   * @param out number of outlets, which are called out1 and so on
   * @param temperature at the start, °C
   * @param passesOn true when its single outlet takes all that comes in; else the network sets
   *     flows
   */
  public Junction(Fluid fluid, int in, int out, double temperature, boolean passesOn) {
    for (int i = 0; i < in; i++) {
      inlets.add(new Inlet(fluid, temperature));
    }
    for (int i = 0; i < out; i++) {
      outlets.add(new Outlet(fluid, temperature));
    }
    this.fluid = fluid;
    this.passesOn = passesOn;
  }

  /** An inlet, counted from 0. */
  public Inlet inlet(int number) {
    return inlets.get(number);
  }

  /** An outlet, counted from 0. */
  public Outlet outlet(int number) {
    return outlets.get(number);
  }

  @Override
  public void describe(Ports ports) {
    for (int i = 0; i < inlets.size(); i++) {
      ports.inlet("in" + (i + 1), inlets.get(i));
    }
    for (int i = 0; i < outlets.size(); i++) {
      ports.outlet("out" + (i + 1), outlets.get(i));
    }
    if (!passesOn) {
      ports.junction(inlets, outlets);
    }
  }

  @Override
  public void solve(double seconds) {
    double flow = 0;
    double heat = 0;
    double capacity = 0;
    double humidity = 0;
    double co2 = 0;
    for (int i = 0; i < inlets.size(); i++) {
      Inlet inlet = inlets.get(i);
      double part = inlet.massFlow();
      double each = part * heatCapacity(inlet.humidity());
      flow += part;
      capacity += each;
      heat += each * inlet.temperature();
      humidity += part * inlet.humidity();
      co2 += part * inlet.co2();
    }
    if (passesOn) {
      outlets.getFirst().flow(flow);
    }
    if (flow > 0) {
      for (int i = 0; i < outlets.size(); i++) {
        outlets.get(i).give(heat / capacity, humidity / flow, co2 / flow);
      }
    }
  }

  /** A share of humid air brings its vapour's heat, so that enthalpy is kept. */
  private double heatCapacity(double humidity) {
    return fluid instanceof Liquid liquid
        ? liquid.heatCapacity()
        : MoistAir.DRY_HEAT_CAPACITY + humidity * MoistAir.VAPOUR_HEAT_CAPACITY;
  }
}
