package org.plantroom.simulation;

import java.util.List;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Outlet;

/**
 * Where a loop's sweeps begin: what comes back to its beginning is guessed to go on as it went
 * through the last step, on a straight line. The better the guess, the fewer the sweeps; the result
 * is the same to the tolerance.
 *
 * <p>Owner: its block.
 */
final class Guess {
  private final Outlet[] outlets;
  private final HeatPort[] heatPorts;
  private final HeatTap[] heatTaps;
  private final double[] before;
  private boolean knowsBefore;

  /**
   * A guess of what parts give.
   *
   * @param torn parts that give something to parts that are solved before them, or to themselves
   */
  Guess(List<PlantPart> torn) {
    outlets =
        torn.stream()
            .flatMap(part -> part.ports().outlets().values().stream())
            .toArray(Outlet[]::new);
    heatPorts =
        torn.stream()
            .flatMap(part -> part.ports().heatPorts().values().stream())
            .toArray(HeatPort[]::new);
    heatTaps =
        torn.stream()
            .flatMap(part -> part.ports().heatTaps().values().stream())
            .toArray(HeatTap[]::new);
    before = new double[3 * outlets.length + heatPorts.length + heatTaps.length];
  }

  /** Puts the guess of a step in the place of the last step's end. */
  void make() {
    int at = 0;
    for (Outlet outlet : outlets) {
      double temperature = next(at++, outlet.temperature());
      double humidity = Math.max(0, next(at++, outlet.humidity()));
      outlet.give(temperature, humidity, Math.max(0, next(at++, outlet.co2())));
    }
    for (HeatPort port : heatPorts) {
      port.show(next(at++, port.temperature()));
    }
    for (HeatTap tap : heatTaps) {
      tap.give(next(at++, tap.power()));
    }
    knowsBefore = true;
  }

  private double next(int at, double now) {
    double guess = knowsBefore ? now + (now - before[at]) : now;
    before[at] = now;
    return guess;
  }
}
