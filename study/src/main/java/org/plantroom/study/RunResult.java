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
 * @param incidents faults and events of the run, in the order they were written
 * @param unsettled how often parts of the plant did not agree within a step
 * @param timeRatio computing time as a share of simulated time; the only figure that differs when
 *     the run is repeated
 */
public record RunResult(
    Scenario scenario,
    Map<Kpi, Double> kpis,
    List<Trajectory> trajectories,
    List<Incident> incidents,
    long unsettled,
    double timeRatio) {
  /** Takes copies. */
  public RunResult {
    kpis =
        Collections.unmodifiableMap(
            kpis.isEmpty() ? new EnumMap<>(Kpi.class) : new EnumMap<>(kpis));
    trajectories = List.copyOf(trajectories);
    incidents = List.copyOf(incidents);
  }

  /** A KPI; NaN when the study does not measure it. */
  public double value(Kpi kpi) {
    return kpis.getOrDefault(kpi, Double.NaN);
  }
}
