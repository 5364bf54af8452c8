package org.plantroom.controls;

import org.plantroom.physics.Ranges;

/**
 * Set point that trims itself step by step and responds to requests, ASHRAE Guideline 36-2021,
 * section 5.1.14. While the system is off, and for a delay after its start, the initial set point
 * holds.
 *
 * <pre>
 *   requests ─▶┌──────────────┐─▶ set point
 *   on, hold ─▶│ every T      │
 *              └──────────────┘
 * </pre>
 *
 * <p>Samples at whole multiples of its interval, counted from its first step. The set point may be
 * held, as plants are while they stage; a hold lasts at least its least time. Owner: the thread
 * that steps it.
 *
 * <p>Equation: each interval {@code SP + SPtrim + min((R − I)·SPres, SPres-max)} for R above I,
 * between SPmin and SPmax. Assumptions: requests as they are at the sample. Units: those of the set
 * point, s. Range: any. Source: ASHRAE Guideline 36-2021, 5.1.14.
 */
public final class TrimAndRespond {
  private static final double ROUNDING = 1e-6;

  private final Settings settings;
  private double time;
  private double onFor;
  private double heldFor = Double.POSITIVE_INFINITY;
  private boolean holds;
  private long samples;
  private int sampled;
  private double before;
  private double atSample;
  private double setPoint;

  /** A set point at its initial value. */
  public TrimAndRespond(Settings settings) {
    this.settings = settings;
    before = settings.initial();
    atSample = settings.initial();
    setPoint = settings.initial();
  }

  /**
   * Parameters, in the unit of the set point where no other is said.
   *
   * @param initial while off and during the delay (SP0)
   * @param least set point (SPmin)
   * @param greatest set point (SPmax)
   * @param delay from the start of the system until the first change (Td), s
   * @param interval between changes (T), s, more than 0
   * @param ignored requests that change nothing (I)
   * @param trim added each interval (SPtrim)
   * @param respond added for each request that counts (SPres); the sign opposite to {@code trim}
   * @param mostRespond the greatest response of an interval (SPres-max); the sign of {@code
   *     respond}
   * @param leastHold a hold lasts at least so long, s
   */
  public record Settings(
      double initial,
      double least,
      double greatest,
      double delay,
      double interval,
      int ignored,
      double trim,
      double respond,
      double mostRespond,
      double leastHold) {
    /** Parameters as described. */
    public Settings {
      Ranges.within(least, greatest, "initial", initial);
      Ranges.atLeast(0, "delay", delay);
      Ranges.above(0, "interval", interval);
      Ranges.atLeast(0, "ignored", ignored);
      Ranges.atLeast(0, "leastHold", leastHold);
      if (trim * respond >= 0 || respond * mostRespond <= 0) {
        throw new IllegalArgumentException(
            "respond must have the sign of mostRespond, and trim the other [trim %s, respond %s, mostRespond %s]"
                .formatted(trim, respond, mostRespond));
      }
    }
  }

  /**
   * One step; what is decided is decided at its beginning.
   *
   * @param on whether the system runs
   * @param hold whether the set point shall stay
   * @param requests now
   * @param seconds of the step
   * @return the set point during the step
   */
  public double step(boolean on, boolean hold, int requests, double seconds) {
    boolean samplesNow = time + ROUNDING >= samples * settings.interval();
    if (samplesNow) {
      samples++;
      sampled = requests;
      before = atSample;
    }
    holds(hold, samplesNow, seconds);
    setPoint = decided(on);
    if (samplesNow || !on) {
      atSample = setPoint;
    }
    time += seconds;
    onFor = on ? onFor + seconds : 0;
    return setPoint;
  }

  /** The set point. */
  public double setPoint() {
    return setPoint;
  }

  /** A hold ends at the next sample after its signal and its least time have ended. */
  private void holds(boolean hold, boolean samplesNow, double seconds) {
    if (hold && !holds) {
      heldFor = 0;
    }
    boolean wanted = hold || heldFor + ROUNDING < settings.leastHold();
    holds = wanted || (holds && !samplesNow);
    heldFor += seconds;
  }

  private double decided(boolean on) {
    if (!on || onFor + ROUNDING < settings.delay() + settings.interval()) {
      return settings.initial();
    }
    return holds ? setPoint : Math.clamp(before + change(), settings.least(), settings.greatest());
  }

  private double change() {
    int counted = Math.max(0, sampled - settings.ignored());
    double response =
        Math.min(counted * Math.abs(settings.respond()), Math.abs(settings.mostRespond()));
    return settings.trim() + Math.copySign(response, settings.respond());
  }
}
