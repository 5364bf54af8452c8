package org.plantroom.physics;

import org.plantroom.physics.HplibModel.Plane;

/**
 * How a reversible air machine cools by the equations of hplib: EER and power linear in outdoor air
 * and water leaving.
 *
 * <p>EER = p₁·Tin + p₂·Tout + p₃ + p₄·Tamb with Tamb = Tin, and likewise the power over its
 * reference, for air of 25 °C at least. The equation tells the power along the cooling load of EN
 * 14825; as a map its full speed is the power at 35 °C outdoors.
 *
 * <p>Range: outdoor air 20 to 35 °C, water 7 to 18 °C; below an EER of 1 hplib gives none, here it
 * stays 1. Source: hplib 2.0 (Tjaden, Hoops, Rösken), doi 10.5281/zenodo.5521597.
 */
public final class HplibCooling implements CircuitMap {
  private static final double COOLEST = 25;
  private static final double FULL_LOAD = 35;

  /**
   * The cooling part of a row of the library.
   *
   * @param referencePower electric power in the reference state, W, more than 0
   * @param eer cooling EER
   * @param power electric power over the reference power
   */
  public record Settings(double referencePower, Plane eer, Plane power) {
    /** A row as described. */
    public Settings {
      Ranges.above(0, "referencePower", referencePower);
    }
  }

  private final Settings settings;

  /** The machine of a row. */
  public HplibCooling(Settings settings) {
    this.settings = settings;
  }

  /** EER, 1 or more, by outdoor temperature and water leaving, °C. */
  public double eer(double outdoor, double water) {
    return Math.max(1, settings.eer.at(outdoor, water, outdoor));
  }

  /** Electric power as hplib tells it along the cooling load of EN 14825, W, 0 or more. */
  public double power(double outdoor, double water) {
    double air = Math.max(COOLEST, outdoor);
    return Math.max(0, settings.referencePower * settings.power.at(air, water, air));
  }

  @Override
  public void evaluate(double cold, double warm, double speed, Duty duty) {
    double power = speed * power(FULL_LOAD, cold);
    duty.set(power * (eer(warm, cold) + 1), power);
  }

  @Override
  public Terminal coldTerminal() {
    return Terminal.LEAVING;
  }

  @Override
  public Terminal warmTerminal() {
    return Terminal.ENTERING;
  }
}
