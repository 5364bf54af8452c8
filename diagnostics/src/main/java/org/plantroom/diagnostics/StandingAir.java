package org.plantroom.diagnostics;

import java.util.OptionalDouble;

/**
 * Follows the air that stands in a unit after its fan stopped: how much warmer than return air the
 * mixed air is, as a mean of the first hour. With cold coils and dampers that are not quite tight
 * it cools below return air; a heating coil whose closed valve leaks warms it.
 *
 * <p>Owner: one thread, which hands in samples in order of time.
 */
final class StandingAir {
  private static final double HOUR = 3600;

  private final Thresholds thresholds;
  private boolean ran;
  private double stopped = Double.NaN;
  private double sum;
  private int count;

  StandingAir(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** The mean excess of mixed over return air, K, once an hour has passed since the fan stopped. */
  OptionalDouble accept(AirHandlerSample sample) {
    boolean heats = sample.heatingValve() > thresholds.closed();
    if (sample.running() || heats) {
      ran = sample.running();
      stopped = Double.NaN;
      return OptionalDouble.empty();
    }
    if (ran) {
      ran = false;
      stopped = sample.second();
      sum = 0;
      count = 0;
    }
    return Double.isNaN(stopped) ? OptionalDouble.empty() : add(sample);
  }

  private OptionalDouble add(AirHandlerSample sample) {
    double excess = sample.mixed() - sample.returned();
    if (!Double.isNaN(excess)) {
      sum += excess;
      count++;
    }
    if (sample.second() - stopped < HOUR) {
      return OptionalDouble.empty();
    }
    stopped = Double.NaN;
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
