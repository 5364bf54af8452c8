package org.plantroom.study;

/** What a run is judged by; as BOPTEST defines them, where it does (Blum et al. 2021). */
public enum Kpi {
  /** Bought energy. */
  ENERGY("energy", "kWh"),
  /** Sold energy. */
  SOLD("sold", "kWh"),
  /** What it costs at the price of its time, less what is paid for sold energy. */
  COST("cost", "EUR"),
  /** The part of the cost that the months' greatest quarter-hours make. */
  DEMAND_COST("demandCost", "EUR"),
  /** Carbon dioxide of what was bought. */
  EMISSIONS("emissions", "kg"),
  /** Greatest mean power of a quarter of an hour. */
  PEAK("peak", "kW"),
  /** Degrees outside the comfort band times hours, summed over the rooms. */
  THERMAL_DISCOMFORT("thermalDiscomfort", "K·h"),
  /** Carbon dioxide above its limit times hours, summed over the rooms. */
  AIR_DISCOMFORT("airDiscomfort", "ppm·h"),
  /** Heat or cold given. */
  HEAT("heat", "kWh"),
  /** Heat or cold given for the energy bought: COP over the time, the seasonal one over a year. */
  COP("cop", "1"),
  /** Starts of machines. */
  STARTS("starts", "1"),
  /** Run hours of machines. */
  RUN_HOURS("runHours", "h");

  private final String key;
  private final String unit;

  Kpi(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /** As files and tables write it. */
  public String key() {
    return key;
  }

  /** As people read it; {@code 1} for numbers without unit. */
  public String unit() {
    return unit;
  }

  /** The key with its unit. */
  String label() {
    return unit.equals("1") ? key : key + ", " + unit;
  }
}
