package org.plantroom.building;

/**
 * What a room sees of its surroundings in a step. Its numbers hold for the step; {@link #update}
 * may be called often.
 */
public interface Surroundings {
  /** Looks at the step's weather. */
  void update();

  /** Temperature of outdoor air, °C. */
  double airTemperature();

  /** Vapour a kilogram of dry outdoor air, kg/kg. */
  double airHumidity();

  /** Temperature that heats the opaque shell as air, sun, sky and ground together do, °C. */
  double wallTemperature();

  /** The same for windows, without the sunlight they let in, °C. */
  double windowTemperature();

  /** How many windows there are. */
  int windows();

  /** Sunlight that enters through a window, W. */
  double sun(int window);
}
