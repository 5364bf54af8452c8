package org.plantroom.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.Quantity;

/**
 * Adds up a run's KPIs, step by step.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Meter {
  private static final double JOULES = 3.6e6;
  private static final double HOUR = 3600;
  private static final double QUARTER = 900;

  private final Measures measures;
  private final double[] power;
  private final DoubleSupplier[] powers;
  private final double[] heat;
  private final DoubleSupplier[] heats;
  private final DoubleSupplier price;
  private final DoubleSupplier emissionFactor;
  private final DoubleSupplier[] temperatures;
  private final DoubleSupplier low;
  private final DoubleSupplier high;
  private final DoubleSupplier[] co2;
  private final DoubleSupplier co2Limit;
  private final DoubleSupplier[] starts;
  private final DoubleSupplier[] runHours;
  private final double startsBefore;
  private final double hoursBefore;
  private double energy;
  private double cost;
  private double emissions;
  private double given;
  private double discomfort;
  private double stale;
  private double quarter;
  private double inQuarter;
  private double peak;

  /**
   * Begins now.
   *
   * @throws IllegalArgumentException when the plant has no such quantity or it is no power
   */
  Meter(Measures measures, Plant plant) {
    this.measures = measures;
    power = factors(measures.power(), plant);
    powers = values(measures.power(), plant);
    heat = factors(measures.heat(), plant);
    heats = values(measures.heat(), plant);
    price = level(measures.price(), plant);
    emissionFactor = level(measures.emissionFactor(), plant);
    temperatures = values(measures.temperatures(), plant);
    low = level(measures.low(), plant);
    high = level(measures.high(), plant);
    co2 = values(measures.co2(), plant);
    co2Limit = level(measures.co2Limit(), plant);
    starts = values(measures.starts(), plant);
    runHours = values(measures.runHours(), plant);
    startsBefore = sum(starts);
    hoursBefore = sum(runHours);
  }

  private static DoubleSupplier level(String text, Plant plant) {
    return Level.of(text.isEmpty() ? "0" : text, plant);
  }

  private static DoubleSupplier[] values(List<String> paths, Plant plant) {
    return paths.stream().map(path -> plant.quantity(path).value()).toArray(DoubleSupplier[]::new);
  }

  private static double[] factors(List<String> paths, Plant plant) {
    return paths.stream().mapToDouble(path -> factor(plant.quantity(path))).toArray();
  }

  private static double factor(Quantity quantity) {
    return switch (quantity.unit()) {
      case "W" -> 1;
      case "kW" -> 1000;
      default ->
          throw new IllegalArgumentException(
              "%s is no power [unit=%s]".formatted(quantity.path(), quantity.unit()));
    };
  }

  private static double sum(DoubleSupplier[] values) {
    double sum = 0;
    for (DoubleSupplier value : values) {
      sum += value.getAsDouble();
    }
    return sum;
  }

  private static double weighted(double[] factors, DoubleSupplier[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += factors[i] * values[i].getAsDouble();
    }
    return sum;
  }

  /** Takes a step that has passed. */
  void add(double seconds) {
    double kilowattHours = weighted(power, powers) * seconds / JOULES;
    energy += kilowattHours;
    cost += kilowattHours * price.getAsDouble();
    emissions += kilowattHours * emissionFactor.getAsDouble();
    given += weighted(heat, heats) * seconds / JOULES;
    discomfort += discomfort() * seconds / HOUR;
    stale += stale() * seconds / HOUR;
    inQuarter += kilowattHours;
    quarter += seconds;
    if (quarter >= QUARTER - 1e-6) {
      peak = Math.max(peak, inQuarter * HOUR / quarter);
      quarter = 0;
      inQuarter = 0;
    }
  }

  private double discomfort() {
    double sum = 0;
    for (DoubleSupplier temperature : temperatures) {
      double now = temperature.getAsDouble();
      sum += Math.max(0, low.getAsDouble() - now) + Math.max(0, now - high.getAsDouble());
    }
    return sum;
  }

  private double stale() {
    double sum = 0;
    for (DoubleSupplier each : co2) {
      sum += Math.max(0, each.getAsDouble() - co2Limit.getAsDouble());
    }
    return sum;
  }

  /** The KPIs the study measures, so far. */
  Map<Kpi, Double> kpis() {
    Map<Kpi, Double> kpis = new EnumMap<>(Kpi.class);
    if (!measures.power().isEmpty()) {
      kpis.put(Kpi.ENERGY, energy);
      kpis.put(Kpi.PEAK, peak);
      put(kpis, Kpi.COST, cost, !measures.price().isEmpty());
      put(kpis, Kpi.EMISSIONS, emissions, !measures.emissionFactor().isEmpty());
      put(kpis, Kpi.COP, energy > 0 ? given / energy : 0, !measures.heat().isEmpty());
    }
    put(kpis, Kpi.HEAT, given, !measures.heat().isEmpty());
    put(kpis, Kpi.THERMAL_DISCOMFORT, discomfort, !measures.temperatures().isEmpty());
    put(kpis, Kpi.AIR_DISCOMFORT, stale, !measures.co2().isEmpty());
    put(kpis, Kpi.STARTS, sum(starts) - startsBefore, !measures.starts().isEmpty());
    put(kpis, Kpi.RUN_HOURS, sum(runHours) - hoursBefore, !measures.runHours().isEmpty());
    return kpis;
  }

  private static void put(Map<Kpi, Double> kpis, Kpi kpi, double value, boolean measured) {
    if (measured) {
      kpis.put(kpi, value);
    }
  }
}
