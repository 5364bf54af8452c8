package org.plantroom.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.plantroom.simulation.Plant;

/**
 * Adds up a run's KPIs, step by step.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Meter {
  private final Plant plant;
  private final List<Account> accounts = new ArrayList<>();

  /**
   * Begins now.
   *
   * @throws IllegalArgumentException when the plant has no such quantity or its unit does not fit
   */
  Meter(Measures measures, Plant plant) {
    this.plant = plant;
    if (!measures.power().isEmpty()) {
      accounts.add(new GridAccount(measures, plant));
    }
    if (!measures.heat().isEmpty()) {
      accounts.add(new HeatAccount(Gauge.of(measures.heat(), "W", plant)));
    }
    if (!measures.temperatures().isEmpty()) {
      accounts.add(
          new BandAccount(
              Kpi.THERMAL_DISCOMFORT,
              Gauge.of(measures.temperatures(), "Cel", plant),
              measures.low().in(plant),
              measures.high().in(plant)));
    }
    if (!measures.co2().isEmpty()) {
      accounts.add(
          new BandAccount(
              Kpi.AIR_DISCOMFORT,
              Gauge.of(measures.co2(), "[ppm]", plant),
              _ -> Double.NEGATIVE_INFINITY,
              measures.co2Limit().in(plant)));
    }
    count(Kpi.STARTS, measures.starts(), "1");
    count(Kpi.RUN_HOURS, measures.runHours(), "h");
  }

  private void count(Kpi kpi, List<String> counters, String unit) {
    if (!counters.isEmpty()) {
      accounts.add(new CounterAccount(kpi, Gauge.of(counters, unit, plant)));
    }
  }

  /** Before each step. */
  void before() {
    double middle = plant.time() + plant.seconds() / 2;
    for (int i = 0; i < accounts.size(); i++) {
      accounts.get(i).before(middle);
    }
  }

  /** After each step. */
  void after() {
    double middle = plant.time() - plant.seconds() / 2;
    for (int i = 0; i < accounts.size(); i++) {
      accounts.get(i).add(middle, plant.seconds());
    }
  }

  /** The KPIs the study measures, so far. */
  Map<Kpi, Double> kpis() {
    Map<Kpi, Double> kpis = new EnumMap<>(Kpi.class);
    accounts.forEach(account -> account.tell(kpis));
    return kpis;
  }
}
