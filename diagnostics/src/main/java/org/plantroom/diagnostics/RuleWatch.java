package org.plantroom.diagnostics;

/**
 * Watches one rule over time: tells it once it has been broken on end for the delay.
 *
 * <p>Owner: one thread, which hands in samples in order of time. A gap longer than the delay starts
 * anew.
 */
public final class RuleWatch {
  private final Rule rule;
  private final Thresholds thresholds;
  private double since = Double.NaN;
  private double last = Double.NaN;

  /** A watch that has seen nothing. */
  public RuleWatch(Rule rule, Thresholds thresholds) {
    this.rule = rule;
    this.thresholds = thresholds;
  }

  /**
   * Takes a sample.
   *
   * @return true while the fault stands
   */
  public boolean accept(AirHandlerSample sample) {
    boolean gap = sample.second() - last > thresholds.delay();
    last = sample.second();
    if (!rule.isBrokenBy(sample, thresholds)) {
      since = Double.NaN;
      return false;
    }
    if (gap || Double.isNaN(since)) {
      since = sample.second();
    }
    return sample.second() - since >= thresholds.delay();
  }

  /** The rule. */
  public Rule rule() {
    return rule;
  }
}
