package org.plantroom.building;

import org.plantroom.physics.MoistAir;

/**
 * What people and appliances give a room. Owner: its room.
 *
 * <p>A person, seated at light work: 70 W sensible and 45 W latent (ASHRAE Fundamentals 2017, ch.
 * 18, table 1), 20 l/h of carbon dioxide (EN 16798-1, annex B).
 */
final class Gains {
  private static final double SENSIBLE = 70;
  private static final double VAPOUR = 45 / MoistAir.EVAPORATION;
  private static final double CO2 = 20e-3 / 3600;
  private static final double SKIN = 34;
  private static final double AIR_DENSITY = 1.2;

  private final double convectiveShare;
  private double people;
  private double appliances;

  Gains(double convectiveShare) {
    this.convectiveShare = convectiveShare;
  }

  void setPeople(double count) {
    people = count;
  }

  void setAppliances(double watts) {
    appliances = watts;
  }

  double people() {
    return people;
  }

  /** Heat of people and appliances without the vapour's, W. */
  double sensible() {
    return people * SENSIBLE + appliances;
  }

  double convective() {
    return convectiveShare * sensible();
  }

  double radiant() {
    return sensible() - convective();
  }

  /** kg/s. */
  double vapour() {
    return people * VAPOUR;
  }

  /** W, counted from liquid water of 0 °C. */
  double vapourEnthalpy() {
    return vapour() * (MoistAir.EVAPORATION + MoistAir.VAPOUR_HEAT_CAPACITY * SKIN);
  }

  /** ppm by volume times kg/s of dry air. */
  double co2() {
    return people * CO2 * AIR_DENSITY * 1e6;
  }
}
