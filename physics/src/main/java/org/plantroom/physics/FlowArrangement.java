package org.plantroom.physics;

/**
 * How two streams pass each other in an exchanger, with the effectiveness that follows from the
 * number of transfer units.
 *
 * <p>ε = heat moved over the most that could be; NTU = UA/Cmin; Cr = Cmin/Cmax, 0 to 1. Source:
 * Incropera et al., Fundamentals of Heat and Mass Transfer, 7th ed., table 11.3; the equation of
 * {@link #CROSS_UNMIXED} is an approximation, within 2 % of the series solution.
 */
public enum FlowArrangement {
  /** Streams against each other. */
  COUNTER {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      if (1 - ratio < NEARLY) {
        return ntu / (1 + ntu);
      }
      double decay = Math.exp(-ntu * (1 - ratio));
      return (1 - decay) / (1 - ratio * decay);
    }
  },
  /** Streams side by side. */
  PARALLEL {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      return -Math.expm1(-ntu * (1 + ratio)) / (1 + ratio);
    }
  },
  /** Streams across each other, both in separate channels: finned coils. */
  CROSS_UNMIXED {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      if (ratio < NEARLY || ntu <= 0) {
        return -Math.expm1(-Math.max(0, ntu));
      }
      double power = Math.pow(ntu, 0.22);
      return -Math.expm1(power / ratio * Math.expm1(-ratio * ntu / power));
    }
  },
  /** Streams across each other, the first mixed, the second in channels. */
  CROSS_FIRST_MIXED {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      return oneMixed(ntu, ratio, firstIsSmaller);
    }
  },
  /** Streams across each other, the first in channels, the second mixed. */
  CROSS_SECOND_MIXED {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      return oneMixed(ntu, ratio, !firstIsSmaller);
    }
  },
  /** Streams across each other, both mixed. */
  CROSS_MIXED {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      if (ratio < NEARLY || ntu < NEARLY) {
        return -Math.expm1(-ntu);
      }
      return 1 / (1 / -Math.expm1(-ntu) + ratio / -Math.expm1(-ratio * ntu) - 1 / ntu);
    }
  },
  /** One shell pass; two, four, … tube passes. */
  SHELL_AND_TUBE {
    @Override
    public double effectiveness(double ntu, double ratio, boolean firstIsSmaller) {
      if (ntu <= 0) {
        return 0;
      }
      double root = Math.sqrt(1 + ratio * ratio);
      double decay = Math.exp(-ntu * root);
      return 2 / (1 + ratio + root * (1 + decay) / (1 - decay));
    }
  };

  private static final double NEARLY = 1e-9;

  /**
   * Effectiveness, 0 to 1.
   *
   * @param ntu UA over the smaller capacity flow, 0 or more
   * @param ratio smaller over greater capacity flow, 0 to 1
   * @param firstIsSmaller whether the first stream has the smaller capacity flow; matters only
   *     where one stream is mixed
   */
  public abstract double effectiveness(double ntu, double ratio, boolean firstIsSmaller);

  private static double oneMixed(double ntu, double ratio, boolean mixedIsSmaller) {
    if (ratio < NEARLY) {
      return -Math.expm1(-ntu);
    }
    return mixedIsSmaller
        ? -Math.expm1(Math.expm1(-ratio * ntu) / ratio)
        : -Math.expm1(ratio * Math.expm1(-ntu)) / ratio;
  }
}
