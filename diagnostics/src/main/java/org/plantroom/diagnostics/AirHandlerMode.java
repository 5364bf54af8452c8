package org.plantroom.diagnostics;

/**
 * How an air handling unit runs: what a rule expects depends on it. Source: House, Vaezi-Nejad and
 * Whitcomb, An expert rule set for fault detection in air-handling units, ASHRAE Trans. 107 (1),
 * 2001 (modes 1 to 5), here told by commands alone.
 */
public enum AirHandlerMode {
  /** The fan stands, or nobody is to be served: no rule holds. */
  OFF,
  /** The heating valve is open (mode 1). */
  HEATING,
  /** Both valves are closed, outdoor air cools (mode 2). */
  OUTDOOR_COOLING,
  /** The cooling valve and the outdoor damper are open (mode 3). */
  FULL_OUTDOOR_COOLING,
  /** The cooling valve is open, the damper is not (mode 4). */
  MECHANICAL_COOLING,
  /** Both valves are open (mode 5). */
  BOTH;

  /** The mode a sample shows. */
  public static AirHandlerMode of(AirHandlerSample sample, Thresholds thresholds) {
    if (!sample.running() || !sample.occupied()) {
      return OFF;
    }
    boolean heats = sample.heatingValve() > thresholds.closed();
    boolean cools = sample.coolingValve() > thresholds.closed();
    if (heats) {
      return cools ? BOTH : HEATING;
    }
    if (!cools) {
      return OUTDOOR_COOLING;
    }
    return sample.outdoorDamper() > thresholds.open() ? FULL_OUTDOOR_COOLING : MECHANICAL_COOLING;
  }
}
