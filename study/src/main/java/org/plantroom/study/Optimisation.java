package org.plantroom.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A search for the best parameters.
 *
 * @param method how
 * @param goal made least
 * @param vary what may change, one or more
 * @param atMost other KPIs that may not be exceeded
 * @param evaluations runs at most
 */
record Optimisation(
    Method method, Kpi goal, List<Vary> vary, Map<Kpi, Double> atMost, int evaluations) {
  /** Ways to search. */
  enum Method {
    /** Quadratic models in a trust region (Powell 2009): few runs, smooth goals. */
    BOBYQA,
    /** Evolution of a normal distribution (Hansen 2006): more runs, rough goals. */
    CMAES;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Optimisation {
    vary = List.copyOf(vary);
    atMost = Map.copyOf(atMost);
  }
}
