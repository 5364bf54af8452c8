package org.plantroom.simulation;

import java.util.List;
import java.util.function.Predicate;
import org.plantroom.physics.Component;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.Outlet;

/**
 * Parts that depend on each other around a loop, or one that depends on none after it. A loop is
 * swept in flow order until what comes back to its beginning changes no more.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Block {
  /** A change of temperature below this counts as none, K. */
  static final double TOLERANCE = 1e-6;

  /** Changes of humidity count as those of temperature by the heat of evaporation, K a kg/kg. */
  private static final double HUMIDITY_WEIGHT = 2500;

  /** A millionth of the tolerated energy error would be lost in carbon dioxide's rounding. */
  private static final double CO2_WEIGHT = 1e-2;

  /** A tenth of a milliwatt of heat counts as the tolerance, K/W. */
  private static final double HEAT_WEIGHT = 1e-2;

  private static final int MOST_SWEEPS = 200;

  private final Component[] components;
  private final Outlet[] liquids;
  private final Outlet[] airs;
  private final HeatPort[] heatPorts;
  private final HeatTap[] heatTaps;
  private final double[] before;
  private final boolean isLoop;

  /**
   * Parts in flow order.
   *
   * @param torn those of them that give something to parts that come before them, or to themselves;
   *     none when there is no loop. When these repeat themselves, everything does.
   */
  Block(List<PlantPart> parts, List<PlantPart> torn) {
    components = parts.stream().map(PlantPart::component).toArray(Component[]::new);
    liquids = outlets(torn, outlet -> outlet.fluid() instanceof Liquid);
    airs = outlets(torn, outlet -> !(outlet.fluid() instanceof Liquid));
    heatPorts =
        torn.stream()
            .flatMap(part -> part.ports().heatPorts().values().stream())
            .toArray(HeatPort[]::new);
    heatTaps =
        torn.stream()
            .flatMap(part -> part.ports().heatTaps().values().stream())
            .toArray(HeatTap[]::new);
    before = new double[liquids.length + 4 * airs.length + heatPorts.length + heatTaps.length];
    isLoop = !torn.isEmpty();
  }

  private static Outlet[] outlets(List<PlantPart> parts, Predicate<Outlet> wanted) {
    return parts.stream()
        .flatMap(part -> part.ports().outlets().values().stream())
        .filter(wanted)
        .toArray(Outlet[]::new);
  }

  /** How many parts it has. */
  int size() {
    return components.length;
  }

  /**
   * Solves the step.
   *
   * @return sweeps taken; negative when they were not enough
   */
  int solve(double seconds) {
    if (!isLoop) {
      sweep(seconds);
      return 1;
    }
    change();
    for (int sweeps = 1; sweeps <= MOST_SWEEPS; sweeps++) {
      sweep(seconds);
      if (change() <= TOLERANCE) {
        return sweeps;
      }
    }
    return -MOST_SWEEPS;
  }

  private void sweep(double seconds) {
    for (Component component : components) {
      component.solve(seconds);
    }
  }

  /** The greatest change since the last call, K. */
  private double change() {
    double greatest = 0;
    int at = 0;
    for (Outlet outlet : liquids) {
      greatest = Math.max(greatest, moved(at++, outlet.temperature()));
    }
    for (Outlet outlet : airs) {
      greatest = Math.max(greatest, moved(at++, outlet.temperature()));
      greatest = Math.max(greatest, moved(at++, outlet.humidity() * HUMIDITY_WEIGHT));
      greatest = Math.max(greatest, moved(at++, outlet.co2() * CO2_WEIGHT));
      greatest = Math.max(greatest, moved(at++, outlet.massFlow()));
    }
    for (HeatPort port : heatPorts) {
      greatest = Math.max(greatest, moved(at++, port.temperature()));
    }
    for (HeatTap tap : heatTaps) {
      greatest = Math.max(greatest, moved(at++, tap.power() * HEAT_WEIGHT));
    }
    return greatest;
  }

  private double moved(int at, double now) {
    double move = Math.abs(now - before[at]);
    before[at] = now;
    return move;
  }
}
