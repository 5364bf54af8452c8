package org.plantroom.study;

import java.util.List;

/**
 * Where a plant's KPIs come from. A level is a number or the path of a quantity.
 *
 * @param power quantities whose sum is bought, W
 * @param heat quantities whose sum is what the plant gives, W
 * @param price level, EUR/kWh; empty for none
 * @param emissionFactor level, kg/kWh; empty for none
 * @param temperatures of rooms, °C
 * @param low level, °C, of their comfort band
 * @param high level, °C, of their comfort band
 * @param co2 of rooms, ppm
 * @param co2Limit level, ppm
 * @param starts counters of starts
 * @param runHours counters of run hours, h
 */
record Measures(
    List<String> power,
    List<String> heat,
    String price,
    String emissionFactor,
    List<String> temperatures,
    String low,
    String high,
    List<String> co2,
    String co2Limit,
    List<String> starts,
    List<String> runHours) {
  Measures {
    power = List.copyOf(power);
    heat = List.copyOf(heat);
    temperatures = List.copyOf(temperatures);
    co2 = List.copyOf(co2);
    starts = List.copyOf(starts);
    runHours = List.copyOf(runHours);
  }

  /** The same with another price. */
  Measures priced(String other) {
    return new Measures(
        power,
        heat,
        other,
        emissionFactor,
        temperatures,
        low,
        high,
        co2,
        co2Limit,
        starts,
        runHours);
  }
}
