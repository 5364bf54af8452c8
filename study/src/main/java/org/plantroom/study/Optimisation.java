package org.plantroom.study;

import java.util.Collections;
import java.util.EnumMap;
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
 * @param seed of chance, where the method takes chances
 */
record Optimisation(
    Method method, Kpi goal, List<Vary> vary, Map<Kpi, Double> atMost, int evaluations, int seed) {
  /** Ways to search. */
  enum Method {
    /**
     * Quadratic models in a trust region (Powell 2009): few runs, smooth goals. It needs two
     * parameters; for one, parabolas do the same by {@link #BRENT}.
     */
    BOBYQA,
    /** Parabolas and golden sections over one parameter (Brent 1973). */
    BRENT,
    /** Evolution of a normal distribution (Hansen 2006): more runs, rough goals. */
    CMAES;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Optimisation {
    vary = List.copyOf(vary);
    atMost = Collections.unmodifiableMap(new EnumMap<>(atMost));
  }

  /** The method that is used: what BOBYQA cannot do Brent's does. */
  Method used() {
    return method == Method.BOBYQA && vary.size() == 1 ? Method.BRENT : method;
  }

  /** The method that is used, in words. */
  String how() {
    return switch (used()) {
      case BOBYQA -> "BOBYQA";
      case CMAES -> "CMA-ES with seed " + seed;
      case BRENT ->
          method == Method.BRENT
              ? "Brent's method"
              : "Brent's method, since BOBYQA needs two parameters";
    };
  }

  /** How far a run exceeds the limits, as shares of them; 0 when it keeps all. */
  double excess(RunResult run) {
    double sum = 0;
    for (Map.Entry<Kpi, Double> limit : atMost.entrySet()) {
      double over = run.value(limit.getKey()) - limit.getValue();
      sum += Math.max(0, over) / Math.max(Math.abs(limit.getValue()), 1);
    }
    return sum;
  }
}
