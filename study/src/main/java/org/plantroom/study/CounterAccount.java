package org.plantroom.study;

import java.util.Map;

/**
 * How far counters have gone on.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class CounterAccount implements Account {
  private final Kpi kpi;
  private final Gauge[] counters;
  private final double before;

  CounterAccount(Kpi kpi, Gauge[] counters) {
    this.kpi = kpi;
    this.counters = counters;
    before = Gauge.sum(counters);
  }

  @Override
  public void add(double time, double seconds) {
    // Counters add up by themselves.
  }

  @Override
  public void tell(Map<Kpi, Double> kpis) {
    kpis.put(kpi, Gauge.sum(counters) - before);
  }
}
