package org.plantroom.study;

import java.util.List;
import java.util.Optional;

/**
 * Where a plant's KPIs come from.
 *
 * @param power quantities whose sum is bought, or sold when it is below 0
 * @param meter electricity meter of the plant; its power is bought when {@code power} is empty
 * @param heat quantities whose sum is what the plant gives
 * @param tariff of what is bought
 * @param temperatures of rooms
 * @param low end of their comfort band, °C
 * @param high end of their comfort band, °C
 * @param co2 of rooms
 * @param co2Limit ppm
 * @param starts counters of starts
 * @param runHours counters of run hours
 */
record Measures(
    List<String> power,
    Optional<String> meter,
    List<String> heat,
    Tariff tariff,
    List<String> temperatures,
    Level low,
    Level high,
    List<String> co2,
    Level co2Limit,
    List<String> starts,
    List<String> runHours) {
  Measures {
    power =
        power.isEmpty()
            ? meter.map(name -> List.of(name + ".power")).orElse(List.of())
            : List.copyOf(power);
    heat = List.copyOf(heat);
    temperatures = List.copyOf(temperatures);
    co2 = List.copyOf(co2);
    starts = List.copyOf(starts);
    runHours = List.copyOf(runHours);
  }

  /** The same where some of the tariff is another. */
  Measures with(Tariff other) {
    return new Measures(
        power,
        meter,
        heat,
        tariff.with(other),
        temperatures,
        low,
        high,
        co2,
        co2Limit,
        starts,
        runHours);
  }
}
