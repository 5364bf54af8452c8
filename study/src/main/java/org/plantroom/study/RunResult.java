package org.plantroom.study;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of a scenario gave.
 *
 * @param scenario that ran
 * @param kpis those the study measures, in the order of {@link Kpi}
 * @param trajectories recorded
 * @param unsettled how often parts of the plant did not agree within a step
 */
public record RunResult(
    Scenario scenario, Map<Kpi, Double> kpis, List<Trajectory> trajectories, long unsettled) {
  /** Takes copies. */
  public RunResult {
    kpis =
        Collections.unmodifiableMap(
            kpis.isEmpty() ? new EnumMap<>(Kpi.class) : new EnumMap<>(kpis));
    trajectories = List.copyOf(trajectories);
  }

  /** A KPI; NaN when the study does not measure it. */
  public double value(Kpi kpi) {
    return kpis.getOrDefault(kpi, Double.NaN);
  }
}
