package org.plantroom.study;

import java.util.List;
import java.util.Optional;
import org.plantroom.simulation.PlantFile;

/**
 * What is to be found out about a plant. Immutable.
 *
 * @param name for people
 * @param plant all scenarios begin with
 * @param duration of a run, s, the warm-up included
 * @param warmUp before anything is measured, s
 * @param measures KPIs
 * @param recorded quantities drawn over time
 * @param every how often they are taken, s
 * @param scenarios at least one; the first is the base the others are compared with
 * @param optimisation of the base
 * @param calibration of the base
 */
public record Study(
    String name,
    PlantFile plant,
    double duration,
    double warmUp,
    Measures measures,
    List<String> recorded,
    double every,
    List<Scenario> scenarios,
    Optional<Optimisation> optimisation,
    Optional<Calibration> calibration) {
  /** Takes copies. */
  public Study {
    recorded = List.copyOf(recorded);
    scenarios = List.copyOf(scenarios);
  }

  /** The scenario the others are compared with. */
  Scenario base() {
    return scenarios.getFirst();
  }
}
