package org.plantroom.physics;

/**
 * Where a cooling coil in counter flow turns from dry to wet: the air's first part of it is dry as
 * long as its surface is above the dew point.
 *
 * <p>With the dry share f of the surface, heat goes by {@code ε(f·UA)·Cmin·(Ta,in − Tw,x)} in the
 * dry part and by {@code ε*((1 − f)·UA*)·ṁ*min·(ha,x − hs(Tw,in))} in the wet part; x is the
 * boundary, and f is such that the surface there, between air and water by their resistances, is at
 * the dew point. Braun, Klein and Mitchell, ASHRAE Trans. 95 (2), 1989, section on partially wet
 * coils; the boundary is found by the Illinois form of false position (Dowell and Jarratt, BIT 11,
 * 1971), begun about the last one.
 *
 * <p>Owner: the coil that has it.
 */
final class WetBoundary {
  private static final double TOLERANCE = 1e-12;
  private static final double NEAR = 1e-3;
  private static final int MOST = 60;

  private double outer;
  private double inner;
  private double massFlow;
  private double airCapacity;
  private double waterCapacity;
  private double air;
  private double water;
  private double enthalpy;
  private double saturated;
  private double saturatedCapacity;
  private double dryShare = 0.5;
  private double dryPower;
  private double wetPower;

  /**
   * What passes heat.
   *
   * @param outside conductance of the air's side, dry, W/K, more than 0
   * @param inside conductance of the water's side, W/K, more than 0
   */
  void conductances(double outside, double inside) {
    outer = outside;
    inner = inside;
  }

  /**
   * What flows.
   *
   * @param dryAir kg/s
   * @param airFlow capacity flow, W/K
   * @param waterFlow capacity flow, W/K
   */
  void flows(double dryAir, double airFlow, double waterFlow) {
    massFlow = dryAir;
    airCapacity = airFlow;
    waterCapacity = waterFlow;
  }

  /**
   * What enters.
   *
   * @param airTemperature °C
   * @param airEnthalpy J/kg
   * @param waterTemperature °C
   * @param saturatedEnthalpy of air saturated at the water's temperature, J/kg
   * @param meanCapacity of saturated air between water and dew point, J/(kg·K)
   */
  void inlets(
      double airTemperature,
      double airEnthalpy,
      double waterTemperature,
      double saturatedEnthalpy,
      double meanCapacity) {
    air = airTemperature;
    enthalpy = airEnthalpy;
    water = waterTemperature;
    saturated = saturatedEnthalpy;
    saturatedCapacity = meanCapacity;
  }

  /**
   * Finds the boundary.
   *
   * @param dewPoint of the entering air, °C
   */
  void solve(double dewPoint) {
    double low = Math.max(0, dryShare - NEAR);
    double high = Math.min(1, dryShare + NEAR);
    double above = excess(low, dewPoint);
    if (above <= 0) {
      high = low;
      low = 0;
    }
    double first = above > 0 ? above : excess(0, dewPoint);
    if (first <= 0) {
      dryShare = 0;
      return;
    }
    double last = above > 0 ? excess(high, dewPoint) : above;
    if (last > 0) {
      low = high;
      first = last;
      high = 1;
      last = excess(1, dewPoint);
    }
    dryShare = last >= 0 ? 1 : root(low, first, high, last, dewPoint);
    excess(dryShare, dewPoint);
  }

  private double root(double a, double atA, double b, double atB, double dewPoint) {
    double low = a;
    double first = atA;
    double high = b;
    double last = atB;
    int side = 0;
    for (int i = 0; i < MOST && high - low > TOLERANCE; i++) {
      double share = (low * last - high * first) / (last - first);
      double excess = excess(share, dewPoint);
      if (Math.abs(excess) < TOLERANCE) {
        return share;
      }
      if (excess > 0) {
        low = share;
        first = excess;
        last = side > 0 ? last / 2 : last;
        side = 1;
      } else {
        high = share;
        last = excess;
        first = side < 0 ? first / 2 : first;
        side = -1;
      }
    }
    return (low + high) / 2;
  }

  /** How far the surface at the boundary is above the dew point, K, with so much of it dry. */
  private double excess(double share, double dewPoint) {
    double dry = dryStrength(share);
    double wet = wetStrength(1 - share);
    double feedback = 1 - wet * dry / (massFlow * waterCapacity);
    double drive = enthalpy - saturated - dry * (air - water) / massFlow;
    wetPower = wet * drive / feedback;
    double boundaryWater = water + wetPower / waterCapacity;
    dryPower = dry * (air - boundaryWater);
    double boundaryAir = air - dryPower / airCapacity;
    return (outer * boundaryAir + inner * boundaryWater) / (outer + inner) - dewPoint;
  }

  private double dryStrength(double share) {
    double conductance = share * outer * inner / (outer + inner);
    return strength(conductance, airCapacity, waterCapacity);
  }

  private double wetStrength(double share) {
    double outside = outer * massFlow / airCapacity;
    double inside = inner / saturatedCapacity;
    double conductance = share * outside * inside / (outside + inside);
    return strength(conductance, massFlow, waterCapacity / saturatedCapacity);
  }

  private static double strength(double conductance, double first, double second) {
    double smaller = Math.min(first, second);
    double ratio = smaller / Math.max(first, second);
    return smaller
        * FlowArrangement.COUNTER.effectiveness(conductance / smaller, ratio, first <= second);
  }

  /** Share of the surface that is dry, 0 to 1. */
  double dryShare() {
    return dryShare;
  }

  /** Heat the air gives in the dry part, W. */
  double dryPower() {
    return dryPower;
  }

  /** Heat the air gives in the wet part, W. */
  double wetPower() {
    return wetPower;
  }
}
