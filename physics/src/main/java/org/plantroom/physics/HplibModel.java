package org.plantroom.physics;

/**
 * A machine by the equations of hplib: COP and power linear in source, sink and outdoor
 * temperature.
 *
 * <p>COP = p₁·Tin + p₂·Tout + p₃ + p₄·Tamb, and likewise the power over its reference. Air machines
 * have Tamb = Tin, others Tamb = −7 °C as the reference state has it. An inverter's equation tells
 * the power along the heat load of EN 14825 and not below a quarter of that at −7 °C; as a map its
 * full speed is the power at −7 °C outdoors.
 *
 * <p>Range: that of the Keymark tests, sources −15 to 15 °C, sinks 25 to 65 °C; mean errors over
 * the library: COP 11 %, power 18 %. Source: hplib 2.0 (Tjaden, Hoops, Rösken), doi
 * 10.5281/zenodo.5521597.
 */
public final class HplibModel implements CircuitMap {
  private static final double COLDEST = -7;
  private static final double LEAST_SHARE = 0.25;

  /** Kinds of machine, in the order of hplib's groups 1 to 6. */
  public enum Group {
    /** Air source, speed-controlled. */
    AIR_INVERTER,
    /** Brine source, speed-controlled. */
    BRINE_INVERTER,
    /** Water source, speed-controlled. */
    WATER_INVERTER,
    /** Air source, on or off. */
    AIR_ON_OFF,
    /** Brine source, on or off. */
    BRINE_ON_OFF,
    /** Water source, on or off. */
    WATER_ON_OFF;

    /**
     * The group of a number.
     *
     * @param number 1 to 6
     */
    public static Group of(int number) {
      Ranges.within(1, 6, "hplib group", number);
      return values()[number - 1];
    }

    boolean isAir() {
      return this == AIR_INVERTER || this == AIR_ON_OFF;
    }

    boolean isInverter() {
      return this == AIR_INVERTER || this == BRINE_INVERTER || this == WATER_INVERTER;
    }
  }

  /**
   * A linear function of three temperatures, °C.
   *
   * @param source p₁, 1/K
   * @param sink p₂, 1/K
   * @param constant p₃
   * @param outdoor p₄, 1/K
   */
  public record Plane(double source, double sink, double constant, double outdoor) {
    /** Its value at source, sink and outdoor temperature, °C. */
    public double at(double in, double out, double amb) {
      return source * in + sink * out + constant + outdoor * amb;
    }
  }

  /**
   * A row of the library.
   *
   * @param group kind of machine
   * @param referencePower electric power in the reference state, W, more than 0
   * @param cop heating COP
   * @param power electric power over the reference power
   */
  public record Settings(Group group, double referencePower, Plane cop, Plane power) {
    /** A row as described. */
    public Settings {
      Ranges.above(0, "referencePower", referencePower);
    }
  }

  private final Settings settings;

  /** The machine of a row. */
  public HplibModel(Settings settings) {
    this.settings = settings;
  }

  /** Heating COP, 1 or more, by source entering, water leaving and outdoor temperature, °C. */
  public double cop(double source, double sink, double outdoor) {
    return Math.max(1, settings.cop.at(source, sink, outdoorFor(source, outdoor)));
  }

  /** Electric power as hplib tells it along the heat load of EN 14825, W. */
  public double power(double source, double sink, double outdoor) {
    double share = settings.power.at(source, sink, outdoorFor(source, outdoor));
    if (settings.group == Group.AIR_INVERTER || settings.group == Group.BRINE_INVERTER) {
      share = Math.max(share, LEAST_SHARE * shareAtColdest(source, sink));
    }
    return settings.referencePower * share;
  }

  private double outdoorFor(double source, double outdoor) {
    return settings.group.isAir() ? source : outdoor;
  }

  private double shareAtColdest(double source, double sink) {
    double in = settings.group.isAir() ? COLDEST : source;
    return settings.power.at(in, sink, COLDEST);
  }

  @Override
  public void evaluate(double cold, double warm, double speed, Duty duty) {
    double full =
        settings.group.isInverter()
            ? settings.referencePower * shareAtColdest(cold, warm)
            : power(cold, warm, COLDEST);
    double power = Math.max(0, speed * full);
    duty.set(power * cop(cold, warm, COLDEST), power);
  }

  @Override
  public Terminal coldTerminal() {
    return Terminal.ENTERING;
  }

  @Override
  public Terminal warmTerminal() {
    return Terminal.LEAVING;
  }
}
