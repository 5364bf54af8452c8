package org.plantroom.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.exception.MathIllegalStateException;

/**
 * Searches parameters that make a KPI least while others stay within limits. The best run that kept
 * the limits is the result, not the last one.
 *
 * @param base scenario whose parameters are searched
 * @param task what is searched
 * @param runs runs the plant
 * @param workers run the points that do not wait for each other
 */
record Optimiser(Scenario base, Optimisation task, ScenarioRun runs, StudyRunner workers) {
  /**
   * Searches to the end.
   *
   * @throws StudyException when a run fails
   * @throws InterruptedException when the thread is interrupted; the search is given up
   */
  Optimum search() throws StudyException, InterruptedException {
    workers.progress().expected(task.evaluations());
    Objective objective = new Objective(base, task, runs, workers);
    try {
      new ParameterSearch(task, objective).run();
    } catch (RunFailure e) {
      throw e.reason();
    } catch (MathIllegalStateException e) {
      // All runs are used up, or no step helps any more: the best so far stands.
    }
    RunResult run =
        objective.bestRun().orElseThrow(() -> new StudyException("the search made no run"));
    return new Optimum(
        values(objective.best()), run, task.excess(run) == 0, objective.trials(), task.how());
  }

  private Map<String, Double> values(double[] best) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < best.length; i++) {
      values.put(task.vary().get(i).label(), task.vary().get(i).at(best[i]));
    }
    return values;
  }
}
