package org.plantroom.simulation;

import java.util.Locale;
import org.plantroom.physics.Unsettled;

/**
 * A step in which parts of a plant did not agree, with what changed most when the solver gave up.
 *
 * @param elapsed simulated time since the start, at the step's beginning, s
 * @param what changed
 */
public record UnsettledStep(double elapsed, Unsettled what) {
  /** For people, e.g. {@code mixer.b by 0.020 K on day 21 03:14:00}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s.%s by %.2g %s on %s",
        what.component(),
        what.quantity(),
        what.change(),
        what.unit(),
        PlantStatus.day(elapsed));
  }
}
