package org.plantroom.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a run is.
 *
 * @param expected runs of the plant known to come, those done included
 * @param done of them, a run under way as its share
 * @param scenarios share of each scenario that has begun, 0 to 1, by name
 */
public record RunProgress(int expected, double done, Map<String, Double> scenarios) {
  /** Nothing is known yet. */
  public static final RunProgress NONE = new RunProgress(0, 0, Map.of());

  /** Names a run may tell of; one that tells more is not believed. */
  private static final int MOST_SCENARIOS = 2_000;

  /** Takes a copy. */
  public RunProgress {
    scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
  }

  /** This with what a later line tells, which names only the scenarios that went on. */
  RunProgress and(RunProgress later) {
    Map<String, Double> all = new LinkedHashMap<>(scenarios);
    all.putAll(later.scenarios());
    return new RunProgress(
        later.expected(), later.done(), all.size() > MOST_SCENARIOS ? scenarios : all);
  }

  /** Share of the whole that is done, 0 to 1. */
  public double share() {
    return expected == 0 ? 0 : Math.clamp(done / expected, 0, 1);
  }
}
