package org.plantroom.physics;

/**
 * A circuit of constant Carnot effectiveness η and constant power a speed.
 *
 * <p>Heating COP = η · Tc / (Tc − Te) with the condensing and evaporating temperatures Tc and Te,
 * K: the leaving temperatures and approaches that grow with the heat, Tc = Twarm + aw · Q/Qn and Te
 * = Tcold − ac · (Q − P)/(Qn − Pn). Put together they are quadratic in the heat Q, solved in closed
 * form; so the map is smooth. The lift Tc − Te counts as {@link #SMALLEST_LIFT} at least.
 *
 * <p>Range: leaving temperatures −40 to 100 °C. Assumption: η independent of speed and temperature,
 * which errs by 10 to 15 % over a machine's range; a {@link RatingTable} knows better. Source:
 * Carnot (1824); approaches as in the Modelica Buildings Library 14, Fluid.HeatPumps.Carnot_y.
 */
public final class CarnotMap implements CircuitMap {
  /** Lift the compressor works against at least, K. */
  public static final double SMALLEST_LIFT = 5;

  private static final double KELVIN = 273.15;

  /**
   * Parameters of the circuit.
   *
   * @param effectiveness share of the Carnot COP reached, more than 0 to 1
   * @param power electric, at full speed, W, more than 0
   * @param heating to the warm side in the rated state, W, more than the power
   * @param coldApproach leaving over evaporating temperature in the rated state, K, 0 or more
   * @param warmApproach condensing over leaving temperature in the rated state, K, 0 or more
   */
  public record Settings(
      double effectiveness,
      double power,
      double heating,
      double coldApproach,
      double warmApproach) {
    /** Parameters as described. */
    public Settings {
      Ranges.within(0.01, 1, "effectiveness", effectiveness);
      Ranges.above(0, "power", power);
      Ranges.above(power, "heating", heating);
      Ranges.atLeast(0, "coldApproach", coldApproach);
      Ranges.atLeast(0, "warmApproach", warmApproach);
    }

    /** Settings that have a COP in a rated state of leaving temperatures, °C. */
    public static Settings rated(
        double cop, double heating, double cold, double warm, double approach) {
      double condensing = warm + approach + KELVIN;
      double carnot = condensing / (warm - cold + 2 * approach);
      return new Settings(cop / carnot, heating / cop, heating, approach, approach);
    }
  }

  private final Settings settings;

  /** A circuit with these parameters. */
  public CarnotMap(Settings settings) {
    this.settings = settings;
  }

  /**
   * Heating COP of the ideal machine.
   *
   * @param cold evaporating temperature, °C
   * @param warm condensing temperature, °C, counted as {@link #SMALLEST_LIFT} above the cold one at
   *     least
   */
  public static double ideal(double cold, double warm) {
    return (warm + KELVIN) / Math.max(SMALLEST_LIFT, warm - cold);
  }

  @Override
  public void evaluate(double cold, double warm, double speed, Duty duty) {
    double power = settings.power * speed;
    double work = power * settings.effectiveness;
    double warmSlope = settings.warmApproach / settings.heating;
    double coldSlope = settings.coldApproach / (settings.heating - settings.power);
    double lift = warm - cold - coldSlope * power;
    double square = warmSlope + coldSlope;
    double linear = lift - work * warmSlope;
    double constant = work * (warm + KELVIN);
    double heating = positiveRoot(square, linear, constant);
    double bound = constant / SMALLEST_LIFT;
    duty.set(Math.max(power, Math.min(heating, bound)), power);
  }

  /** The x ≥ 0 of square·x² + linear·x = constant, infinite where there is none. */
  private static double positiveRoot(double square, double linear, double constant) {
    double root = linear + Math.sqrt(linear * linear + 4 * square * constant);
    return root > 0 ? 2 * constant / root : Double.POSITIVE_INFINITY;
  }

  @Override
  public Terminal coldTerminal() {
    return Terminal.LEAVING;
  }

  @Override
  public Terminal warmTerminal() {
    return Terminal.LEAVING;
  }
}
