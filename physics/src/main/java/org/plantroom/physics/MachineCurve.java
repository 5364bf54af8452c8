package org.plantroom.physics;

/**
 * What a pump or a fan does at full speed.
 *
 * @param pressure gained, Pa, against volume flow, m³/s; falling
 * @param power electrical, W, against volume flow, m³/s
 */
public record MachineCurve(MonotoneCurve pressure, MonotoneCurve power) {
  private static final double SHUT_OFF = 4.0 / 3;
  private static final double IDLE_POWER = 0.4;

  /** A curve that is possible. */
  public MachineCurve {
    Ranges.atLeast(0, "first flow of the pressure curve", pressure.first());
    Ranges.above(0, "pressure at the curve's first flow", pressure.value(pressure.first()));
    Ranges.above(0, "fall of the pressure curve", -pressure.slope(pressure.last()));
  }

  /**
   * A common curve through a nominal point: a parabola that gains a third more without flow, and a
   * power that rises in a line from 40 %.
   *
   * @param flow m³/s, more than 0
   * @param pressure Pa, more than 0
   * @param efficiency of hydraulics, motor and drive together, 0.01 to 1
   */
  public static MachineCurve nominal(double flow, double pressure, double efficiency) {
    Ranges.above(0, "nominalFlow", flow);
    Ranges.above(0, "nominalPressure", pressure);
    Ranges.within(0.01, 1, "efficiency", efficiency);
    double[] flows = new double[9];
    double[] pressures = new double[9];
    for (int i = 0; i < flows.length; i++) {
      double share = i * 0.25;
      flows[i] = share * flow;
      pressures[i] = pressure * (SHUT_OFF - (SHUT_OFF - 1) * share * share);
    }
    double power = flow * pressure / efficiency;
    return new MachineCurve(
        new MonotoneCurve(flows, pressures),
        new MonotoneCurve(new double[] {0, flow}, new double[] {IDLE_POWER * power, power}));
  }

  /** Pressure gained at a speed, Pa: {@code Δp = y²·c(V̇/y)} (affinity laws). */
  double gain(double flow, double speed) {
    return speed * speed * pressure.value(flow / speed);
  }

  /** Slope of the gain, Pa·s/m³, below 0. */
  double gainSlope(double flow, double speed) {
    return Math.min(speed * pressure.slope(flow / speed), -flattest());
  }

  private double flattest() {
    return 1e-4 * pressure.value(pressure.first()) / pressure.last();
  }

  /** Electrical power at a speed, W: {@code P = y³·p(V̇/y)}. */
  double power(double flow, double speed) {
    return speed <= 0 ? 0 : Math.max(0, speed * speed * speed * power.value(flow / speed));
  }

  /** The speed that gains a pressure at a flow, 0 to 1. */
  double speed(double flow, double wanted) {
    double speed = 1;
    for (int i = 0; i < 20; i++) {
      double slope = 2 * speed * pressure.value(flow / speed) - flow * pressure.slope(flow / speed);
      double step = (gain(flow, speed) - wanted) / slope;
      speed = Math.clamp(speed - step, 0.5 * speed, 1);
      if (Math.abs(step) < 1e-9) {
        break;
      }
    }
    return speed;
  }
}
