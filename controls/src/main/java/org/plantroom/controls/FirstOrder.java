package org.plantroom.controls;

import java.util.Arrays;
import org.plantroom.physics.Ranges;

/**
 * A process seen as gain, lag and dead time: {@code k·e^(−θs)/(τs + 1)}.
 *
 * @param gain k, change of the measurement per change of the output; not 0
 * @param lag τ, s, more than 0
 * @param deadTime θ, s, 0 or more
 */
public record FirstOrder(double gain, double lag, double deadTime) {
  /** A process as described. */
  public FirstOrder {
    if (gain == 0 || !Double.isFinite(gain)) {
      throw new IllegalArgumentException("gain must be a number other than 0 [%s]".formatted(gain));
    }
    Ranges.above(0, "lag", lag);
    Ranges.atLeast(0, "deadTime", deadTime);
  }

  /** Change of the measurement, some seconds after the output rose by 1. */
  public double stepResponse(double seconds) {
    return seconds <= deadTime ? 0 : gain * -Math.expm1(-(seconds - deadTime) / lag);
  }

  /**
   * A chain of lags as one, by Skogestad's half rule: half of the second lag goes to the first, the
   * other half and all smaller lags to the dead time (J. Process Control 13 (2003) 291, section 2).
   *
   * @param lags s, one or more, in any order
   */
  public static FirstOrder halfRule(double gain, double[] lags, double deadTime) {
    double[] sorted = lags.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double half = last > 0 ? sorted[last - 1] / 2 : 0;
    double small = 0;
    for (int i = 0; i < last - 1; i++) {
      small += sorted[i];
    }
    return new FirstOrder(gain, sorted[last] + half, deadTime + half + small);
  }
}
