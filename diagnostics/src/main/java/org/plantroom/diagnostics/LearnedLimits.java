package org.plantroom.diagnostics;

import java.util.OptionalDouble;

/**
 * What one unit keeps to while it is well; empty where it showed too little to tell.
 *
 * @param leastOutdoorShare share of outdoor air it reaches with its outdoor damper open, 0 to 1
 * @param mostStandingExcess mixed over return air, mean of the hour after the fan stopped, K
 */
public record LearnedLimits(OptionalDouble leastOutdoorShare, OptionalDouble mostStandingExcess) {
  /** Nothing learned. */
  public static final LearnedLimits NONE =
      new LearnedLimits(OptionalDouble.empty(), OptionalDouble.empty());
}
