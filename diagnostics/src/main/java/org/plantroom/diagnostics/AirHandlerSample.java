package org.plantroom.diagnostics;

/**
 * What an air handling unit shows at one instant, by role; NaN where it is not known.
 *
 * @param second time, s from any origin, rising
 * @param supply air temperature behind the supply fan, °C
 * @param supplyLow set point below which supply air is heated, °C
 * @param supplyHigh set point above which supply air is cooled, °C
 * @param outdoor air temperature, °C
 * @param mixed air temperature, °C
 * @param returned air temperature, °C
 * @param running true while the supply fan runs
 * @param occupied true while the rooms are to be served
 * @param outdoorDamper command, 0 closed to 1 open
 * @param coolingValve command, 0 closed to 1 open
 * @param heatingValve command, 0 closed to 1 open
 */
public record AirHandlerSample(
    double second,
    double supply,
    double supplyLow,
    double supplyHigh,
    double outdoor,
    double mixed,
    double returned,
    boolean running,
    boolean occupied,
    double outdoorDamper,
    double coolingValve,
    double heatingValve) {
  /** Share of outdoor air in the mixed air by temperatures; NaN-like wild where they are close. */
  double outdoorShare() {
    return (returned - mixed) / (returned - outdoor);
  }
}
