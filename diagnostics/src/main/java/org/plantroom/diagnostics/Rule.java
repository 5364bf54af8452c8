package org.plantroom.diagnostics;

import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A rule of thumb that a unit without faults does not break. Immutable, without memory.
 *
 * @param id as its source numbers it
 * @param title what is wrong when it is broken
 * @param cause where to look
 * @param modes it can be judged in
 * @param isBroken true where a sample breaks it
 */
public record Rule(
    String id,
    String title,
    Cause cause,
    Set<AirHandlerMode> modes,
    BiPredicate<AirHandlerSample, Thresholds> isBroken) {
  /** A rule as described. */
  public Rule {
    modes = Set.copyOf(modes);
  }

  /** True when the sample breaks it; what is not known breaks nothing. */
  public boolean isBrokenBy(AirHandlerSample sample, Thresholds thresholds) {
    return modes.contains(AirHandlerMode.of(sample, thresholds))
        && isBroken.test(sample, thresholds);
  }
}
