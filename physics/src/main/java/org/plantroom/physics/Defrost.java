package org.plantroom.physics;

/**
 * What frost on an outdoor coil costs, as a mean over the defrost cycles.
 *
 * <p>The coil stands at 0.82 · T − 8.589 °C; the frost that grows is the outdoor humidity above
 * that of saturation there, Δw. Defrosting on demand takes the share 1 / (1 + 0.01446/Δw) of the
 * time; the capacity is multiplied by 0.875 · (1 − share) and the power by 0.954 · (1 − share), and
 * the heat a reverse cycle takes from the water comes on top. Below 4.44 °C outdoors only.
 *
 * <p>Range: −25 to 4.44 °C. Machines rated by EN 14511 or EN 14825 have their defrosting in the
 * rating; for them leave it out. Left out: the compressor's power while it defrosts, for which each
 * machine has its own curve. Source: EnergyPlus 22.2 Engineering Reference, 15.2.11.4 and 5, DX
 * heating coil, defrost on demand by reverse cycle.
 */
final class Defrost {
  private static final double WARMEST = 4.44;
  private static final double LEAST_FROST = 1e-6;
  private static final double GROWTH = 0.01446;
  private static final double RATING_FACTOR = 1.01667;

  private final double ratedHeating;
  private double share;
  private double capacityFactor = 1;
  private double powerFactor = 1;
  private double reverseHeat;

  /**
   * Frost on the coil of a machine.
   *
   * @param ratedHeating its capacity at full speed, W
   */
  Defrost(double ratedHeating) {
    this.ratedHeating = ratedHeating;
  }

  /** Takes over the weather; once a step. */
  void begin(double outdoor, double humidity) {
    if (outdoor > WARMEST) {
      share = 0;
      capacityFactor = 1;
      powerFactor = 1;
      reverseHeat = 0;
      return;
    }
    double coil = 0.82 * outdoor - 8.589;
    double saturated = Psychrometrics.saturationHumidity(coil, Psychrometrics.SEA_LEVEL);
    double frost = Math.max(LEAST_FROST, humidity - saturated);
    share = 1 / (1 + GROWTH / frost);
    capacityFactor = 0.875 * (1 - share);
    powerFactor = 0.954 * (1 - share);
    reverseHeat = 0.01 * share * (7.222 - outdoor) * ratedHeating / RATING_FACTOR;
  }

  /** Brings a duty without frost to the one with it. */
  void apply(Duty duty) {
    if (share > 0) {
      double power = duty.power() * powerFactor;
      duty.set(Math.max(power, duty.heating() * capacityFactor - reverseHeat), power);
    }
  }

  double share() {
    return share;
  }
}
