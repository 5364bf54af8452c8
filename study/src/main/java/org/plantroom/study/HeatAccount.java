package org.plantroom.study;

import java.util.Map;

/**
 * Heat or cold given.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class HeatAccount implements Account {
  private static final double JOULES = 3.6e6;

  private final Gauge[] powers;
  private double given;

  HeatAccount(Gauge[] powers) {
    this.powers = powers;
  }

  @Override
  public void add(double time, double seconds) {
    given += Gauge.sum(powers) * seconds / JOULES;
  }

  /** Also tells the ratio to what was bought, where that was told before. */
  @Override
  public void tell(Map<Kpi, Double> kpis) {
    kpis.put(Kpi.HEAT, given);
    Double bought = kpis.get(Kpi.ENERGY);
    if (bought != null) {
      kpis.put(Kpi.COP, bought > 0 ? given / bought : Double.NaN);
    }
  }
}
