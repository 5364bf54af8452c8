package org.plantroom.core;

import java.util.Locale;

/** What a unit measures; only values of the same dimension may be compared or added. */
public enum Dimension {
  /** How hot, on a scale with a zero of its own. */
  TEMPERATURE,
  /** A temperature difference. */
  TEMPERATURE_DIFFERENCE,
  /** How fast a temperature changes. */
  TEMPERATURE_RATE,
  /** Active power, heat flow. */
  POWER,
  /** Reactive power. */
  REACTIVE_POWER,
  /** Apparent power. */
  APPARENT_POWER,
  /** Energy, heat, work. */
  ENERGY,
  /** Reactive energy. */
  REACTIVE_ENERGY,
  /** Apparent energy. */
  APPARENT_ENERGY,
  /** Electric potential. */
  VOLTAGE,
  /** Electric current. */
  CURRENT,
  /** Electric charge. */
  CHARGE,
  /** Electric resistance. */
  RESISTANCE,
  /** Events a time. */
  FREQUENCY,
  /** Force an area. */
  PRESSURE,
  /** Volume a time. */
  VOLUME_FLOW,
  /** Mass a time. */
  MASS_FLOW,
  /** Distance a time. */
  SPEED,
  /** Turns a time. */
  ROTATION,
  /** Distance. */
  LENGTH,
  /** Surface. */
  AREA,
  /** Room taken. */
  VOLUME,
  /** Mass. */
  MASS,
  /** Mass a volume. */
  DENSITY,
  /** Duration. */
  TIME,
  /** Plane angle. */
  ANGLE,
  /** A part of a whole, a ratio, a count. */
  RATIO,
  /** Humidity relative to saturation. */
  RELATIVE_HUMIDITY,
  /** Water a dry air, by mass. */
  HUMIDITY_RATIO,
  /** Enthalpy a mass. */
  SPECIFIC_ENTHALPY,
  /** Heat a temperature difference. */
  HEAT_CAPACITY,
  /** Light on a surface. */
  ILLUMINANCE,
  /** Power a surface. */
  IRRADIANCE,
  /** Sound or signal level. */
  LEVEL,
  /** How acid. */
  ACIDITY,
  /** Electric conductance a length. */
  CONDUCTIVITY,
  /** Heat resistance of clothing. */
  CLOTHING,
  /** Mass of a gas an energy or a volume. */
  CONCENTRATION,
  /** Money. */
  MONEY,
  /** Money an energy. */
  ENERGY_PRICE;

  /** The word in JSON and on pages, e.g. {@code volume-flow}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
