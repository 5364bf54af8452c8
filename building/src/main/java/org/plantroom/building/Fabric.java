package org.plantroom.building;

/**
 * What a room is built of, seen from its air: walls that store heat and lose it. In a step all of
 * it is linear in the air's temperature, so that the room solves one equation.
 *
 * <p>In a step: {@link #reduce}, {@link #settle} as often as it takes, {@link #commit} once.
 */
public sealed interface Fabric permits OneMassFabric, TwoElementFabric {
  /**
   * Reduces the fabric to the heat it gives the air: {@link #heat} − {@link #conductance} · T.
   *
   * @param around what the room sees
   * @param sunShare of the windows' light that meets surfaces, 0 to 1; the rest is for the air
   * @param radiant heat that meets surfaces from inside, W
   */
  void reduce(double seconds, Surroundings around, double sunShare, double radiant);

  /** Between surfaces and air in this step, W/K. */
  double conductance();

  /** Given to air of 0 °C in this step, W. */
  double heat();

  /** Takes over the air's temperature at the step's end, °C. */
  void settle(double air);

  /** Makes the state at the step's end the state. */
  void commit();

  /** Mean temperature of the surfaces the room sees, °C. */
  double surfaceTemperature();

  /** Heat stored, J, from 0 °C. */
  double storedEnergy();

  /** Heat into the fabric and the air behind it through the shell, W; negative for losses. */
  double fromOutside();
}
