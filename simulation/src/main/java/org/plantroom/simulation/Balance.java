package org.plantroom.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.Outlet;

/**
 * Watches that no part of a plant makes or loses energy, or a liquid's mass, in a step. An error is
 * told as a share of the most that has gone through the part in a step so far: enthalpies in and
 * out, heat, power, and what is stored more or less.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class Balance {
  /** Flows smaller than this are no measure, W; a part at rest has rounding alone. */
  private static final double LEAST_THROUGHPUT = 1000;

  private static final double LEAST_FLOW = 0.01;

  private final Account[] accounts;
  private double worstEnergy;
  private double worstMass;
  private String worstPart = "";

  Balance(List<PlantPart> parts) {
    accounts = parts.stream().map(Account::new).toArray(Account[]::new);
  }

  /** The greatest share of energy made or lost by a part in a step so far. */
  public double worstEnergy() {
    return worstEnergy;
  }

  /** The greatest share of a liquid's mass made or lost by a part in a step so far. */
  public double worstMass() {
    return worstMass;
  }

  /** The part with the greatest error of energy; empty before the first step. */
  public String worstPart() {
    return worstPart;
  }

  /** Closes a step. */
  void close(double seconds) {
    for (Account account : accounts) {
      double energy = account.energyError(seconds);
      if (!(energy <= worstEnergy)) {
        worstEnergy = energy;
        worstPart = account.name;
      }
      worstMass = Math.max(worstMass, account.massError());
    }
  }

  /** One part's. */
  private static final class Account {
    private final String name;
    private final PlantPart part;
    private final Inlet[] inlets;
    private final Outlet[] outlets;
    private final HeatPort[] heatPorts;
    private final HeatTap[] heatTaps;
    private final @Nullable Liquid liquid;
    private double stored;
    private double through;
    private double mostThrough = LEAST_THROUGHPUT;
    private double mostFlow = LEAST_FLOW;

    Account(PlantPart part) {
      this.part = part;
      name = part.name();
      inlets = part.ports().inlets().values().toArray(Inlet[]::new);
      outlets = part.ports().outlets().values().toArray(Outlet[]::new);
      heatPorts = part.ports().heatPorts().values().toArray(HeatPort[]::new);
      heatTaps = part.ports().heatTaps().values().toArray(HeatTap[]::new);
      liquid =
          inlets.length > 0 && outlets.length > 0 && inlets[0].fluid() instanceof Liquid one
              ? one
              : null;
      stored = part.component().storedEnergy();
    }

    double energyError(double seconds) {
      double now = part.component().storedEnergy();
      double more = (now - stored) / seconds;
      stored = now;
      through = Math.abs(more);
      double in = in() + count(part.component().addedPower());
      mostThrough = Math.max(mostThrough, through / 2);
      return Math.abs(more - in) / mostThrough;
    }

    private double in() {
      double in = 0;
      for (Inlet inlet : inlets) {
        in += count(inlet.enthalpyFlow());
      }
      for (Outlet outlet : outlets) {
        in -= count(outlet.enthalpyFlow());
      }
      for (HeatPort port : heatPorts) {
        in += count(port.power());
      }
      for (HeatTap tap : heatTaps) {
        in -= count(tap.power());
      }
      return in;
    }

    private double count(double power) {
      through += Math.abs(power);
      return power;
    }

    double massError() {
      if (liquid == null) {
        return 0;
      }
      double in = 0;
      double out = 0;
      for (Inlet inlet : inlets) {
        in += inlet.fluid().equals(liquid) ? inlet.massFlow() : 0;
      }
      for (Outlet outlet : outlets) {
        out += outlet.fluid().equals(liquid) ? outlet.massFlow() : 0;
      }
      mostFlow = Math.max(mostFlow, Math.max(in, out));
      return Math.abs(in - out) / mostFlow;
    }
  }
}
