package org.plantroom.controls;

import java.util.function.DoubleUnaryOperator;

/**
 * How far a closed loop is from swinging.
 *
 * @param gain GM: the loop's gain may grow by this factor
 * @param phase PM, degrees: the phase that may be lost
 * @param sensitivity Ms, greatest of |1/(1 + L)|; below 1.7 is robust
 * @param complementary Mt, greatest of |L/(1 + L)|
 */
public record LoopMargins(double gain, double phase, double sensitivity, double complementary) {
  private static final int POINTS = 4000;
  private static final int HALVINGS = 80;

  /**
   * Margins of a process under a PI controller.
   *
   * @throws IllegalArgumentException when process and controller have gains of different sign: the
   *     loop feeds back positively
   */
  public static LoopMargins of(FirstOrder process, PiTuning tuning) {
    if (process.gain() * tuning.gain() <= 0) {
      throw new IllegalArgumentException(
          "the loop feeds back positively [process %s, controller %s]"
              .formatted(process.gain(), tuning.gain()));
    }
    Loop loop = new Loop(process, tuning);
    double critical = crossing(loop, w -> loop.phase(w) + Math.PI);
    double crossover = crossing(loop, w -> Math.log(loop.magnitude(w)));
    return new LoopMargins(
        1 / loop.magnitude(critical),
        Math.toDegrees(Math.PI + loop.phase(crossover)),
        peak(loop, loop::sensitivity),
        peak(loop, loop::complementary));
  }

  /** First frequency at which a function that begins positive is 0; ∞ where it never is. */
  private static double crossing(Loop loop, DoubleUnaryOperator function) {
    double before = loop.frequency(0);
    for (int i = 1; i <= POINTS; i++) {
      double w = loop.frequency(i);
      if (function.applyAsDouble(w) <= 0) {
        return bisected(function, before, w);
      }
      before = w;
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double bisected(DoubleUnaryOperator function, double low, double high) {
    double a = low;
    double b = high;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (a + b) / 2;
      if (function.applyAsDouble(middle) > 0) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return b;
  }

  private static double peak(Loop loop, DoubleUnaryOperator function) {
    double greatest = 0;
    for (int i = 0; i <= POINTS; i++) {
      greatest = Math.max(greatest, function.applyAsDouble(loop.frequency(i)));
    }
    return greatest;
  }

  /** L = k·Kc·(1 + 1/(τI·s))·e^(−θs)/(τs + 1) over frequency. */
  private record Loop(FirstOrder process, PiTuning tuning) {
    /**
     * From a thousandth of the slowest to a thousand times the fastest, evenly in its logarithm.
     */
    double frequency(int point) {
      double slow = Math.max(tuning.integralTime(), process.lag() + process.deadTime());
      double fast = process.deadTime() > 0 ? process.deadTime() : process.lag();
      double low = 1e-3 / slow;
      double high = 1e2 / Math.min(fast, slow);
      return low * Math.pow(high / low, point / (double) POINTS);
    }

    double magnitude(double w) {
      double controller = Math.abs(tuning.gain()) * Math.hypot(1, 1 / (tuning.integralTime() * w));
      return controller * Math.abs(process.gain()) / Math.hypot(1, process.lag() * w);
    }

    /** Not wrapped: falls from −π/2. */
    double phase(double w) {
      double controller = -Math.atan(1 / (tuning.integralTime() * w));
      return controller - Math.atan(process.lag() * w) - process.deadTime() * w;
    }

    double sensitivity(double w) {
      double m = magnitude(w);
      return 1 / Math.hypot(1 + m * Math.cos(phase(w)), m * Math.sin(phase(w)));
    }

    double complementary(double w) {
      return magnitude(w) * sensitivity(w);
    }
  }
}
