package org.plantroom.study;

import java.util.List;
import java.util.Map;

/**
 * The best parameters found.
 *
 * @param values by label of the parameter
 * @param run with them
 * @param isFeasible true when it keeps all limits
 * @param history the goal of each run that kept the limits and was better than those before; by the
 *     number of the run
 * @param evaluations runs it took
 */
public record Optimum(
    Map<String, Double> values,
    RunResult run,
    boolean isFeasible,
    List<Step> history,
    int evaluations) {
  /** An improvement. */
  public record Step(int evaluation, double goal) {}

  /** Takes copies. */
  public Optimum {
    history = List.copyOf(history);
  }
}
