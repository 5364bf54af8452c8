package org.plantroom.study;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * How far quantities are outside a band, times hours, summed over them.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class BandAccount implements Account {
  private static final double HOUR = 3600;

  private final Kpi kpi;
  private final Gauge[] gauges;
  private final DoubleUnaryOperator low;
  private final DoubleUnaryOperator high;
  private double sum;

  /**
   * Nothing outside so far.
   *
   * @param low end of the band by time, may be −∞
   * @param high end of the band by time
   */
  BandAccount(Kpi kpi, Gauge[] gauges, DoubleUnaryOperator low, DoubleUnaryOperator high) {
    this.kpi = kpi;
    this.gauges = gauges;
    this.low = low;
    this.high = high;
  }

  @Override
  public void add(double time, double seconds) {
    double least = low.applyAsDouble(time);
    double most = high.applyAsDouble(time);
    for (Gauge gauge : gauges) {
      double now = gauge.get();
      sum += (Math.max(0, least - now) + Math.max(0, now - most)) * seconds / HOUR;
    }
  }

  @Override
  public void tell(Map<Kpi, Double> kpis) {
    kpis.put(kpi, sum);
  }
}
