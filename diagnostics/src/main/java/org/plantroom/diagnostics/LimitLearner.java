package org.plantroom.diagnostics;

import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Learns the limits of a unit from days known to be without faults: the mean of what it showed,
 * less or more three standard deviations (a control chart, Shewhart). Two days at least, for one
 * has no spread.
 *
 * <p>Owner: one thread, which hands in samples in order of time.
 */
public final class LimitLearner {
  private static final double DAY = 86_400;
  private static final int LEAST_DAYS = 2;
  private static final double DEVIATIONS = 3;

  private final Thresholds thresholds;
  private final StandingAir standingAir;
  private final Spread shares = new Spread();
  private final Spread excesses = new Spread();
  private final Set<Long> daysOfShares = new HashSet<>();
  private double openSince = Double.NaN;

  /** A learner that has seen nothing. */
  public LimitLearner(Thresholds thresholds) {
    this.thresholds = thresholds;
    standingAir = new StandingAir(thresholds);
  }

  /** Takes a sample of a day without faults. */
  public void accept(AirHandlerSample sample) {
    standingAir.accept(sample).ifPresent(excesses::add);
    if (!AirHandlerRules.tellsOutdoorShare(sample, thresholds)) {
      openSince = Double.NaN;
      return;
    }
    if (Double.isNaN(openSince)) {
      openSince = sample.second();
    }
    // The damper has only just opened: mixed air is still on its way.
    if (sample.second() - openSince >= thresholds.modeDelay()) {
      shares.add(sample.outdoorShare());
      daysOfShares.add((long) Math.floor(sample.second() / DAY));
    }
  }

  /** What was learned up to now. */
  public LearnedLimits limits() {
    return new LearnedLimits(
        limit(shares, daysOfShares.size(), -DEVIATIONS),
        limit(excesses, excesses.count(), DEVIATIONS));
  }

  private static OptionalDouble limit(Spread spread, long days, double deviations) {
    return days < LEAST_DAYS
        ? OptionalDouble.empty()
        : OptionalDouble.of(spread.mean() + deviations * spread.deviation());
  }
}
