package org.plantroom.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * Watches one rule over time: tells it once it has been broken on end for the alarm delay, in a
 * mode that is older than the mode delay (Guideline 36's AlarmDelay and ModeDelay). A gap longer
 * than the alarm delay starts anew.
 */
public final class RuleWatch implements FaultWatch {
  private final Rule rule;
  private final Thresholds thresholds;
  private @Nullable AirHandlerMode mode;
  private double modeSince;
  private double brokenSince = Double.NaN;
  private double last = Double.NaN;

  /** A watch that has seen nothing. */
  public RuleWatch(Rule rule, Thresholds thresholds) {
    this.rule = rule;
    this.thresholds = thresholds;
  }

  @Override
  public boolean accept(AirHandlerSample sample) {
    if (sample.second() - last > thresholds.alarmDelay()) {
      mode = null;
    }
    last = sample.second();
    followMode(sample);
    if (last - modeSince < thresholds.modeDelay() || !rule.isBrokenBy(sample, thresholds)) {
      brokenSince = Double.NaN;
      return false;
    }
    if (Double.isNaN(brokenSince)) {
      brokenSince = last;
    }
    return last - brokenSince >= thresholds.alarmDelay();
  }

  private void followMode(AirHandlerSample sample) {
    AirHandlerMode now = AirHandlerMode.of(sample, thresholds);
    if (now != mode) {
      mode = now;
      modeSince = sample.second();
      brokenSince = Double.NaN;
    }
  }

  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public String title() {
    return rule.title();
  }

  @Override
  public Cause cause() {
    return rule.cause();
  }
}
