package org.plantroom.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The best parameters found.
 *
 * @param values by label of the parameter
 * @param run with them
 * @param isFeasible true when it keeps all limits
 * @param trials every run of the search, in its order
 * @param how the method that was used, in words
 */
public record Optimum(
    Map<String, Double> values, RunResult run, boolean isFeasible, List<Trial> trials, String how) {
  /**
   * A run of the search.
   *
   * @param evaluation its number, from 1
   * @param goal the KPI that is made least
   * @param isFeasible true when it kept all limits
   */
  public record Trial(int evaluation, double goal, boolean isFeasible) {}

  /** A run that kept the limits and was better than those before: its number, and its goal. */
  public record Step(int evaluation, double goal) {}

  /** Takes copies. */
  public Optimum {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    trials = List.copyOf(trials);
  }

  /** How the best got better, in the order of the runs. */
  public List<Step> history() {
    List<Step> steps = new ArrayList<>();
    for (Trial trial : trials) {
      if (trial.isFeasible() && (steps.isEmpty() || trial.goal() < steps.getLast().goal())) {
        steps.add(new Step(trial.evaluation(), trial.goal()));
      }
    }
    return steps;
  }

  /** Runs it took. */
  public int evaluations() {
    return trials.size();
  }
}
