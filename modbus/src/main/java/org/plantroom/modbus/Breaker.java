package org.plantroom.modbus;

import java.time.Duration;
import org.plantroom.core.Time;

/**
 * Keeps callers from something that failed until its back-off is over, then lets one probe through.
 * A few failures may be forgiven first: one lost answer says little, and the next poll shall ask as
 * if nothing had happened.
 *
 * <p>Thread-safe.
 */
final class Breaker {
  private final Backoff backoff;
  private final Time time;
  private final int forgiven;
  private int failuresForgiven;
  private boolean isProbing;

  /** Backs off at the first failure. */
  Breaker(Backoff backoff, Time time) {
    this(backoff, time, 0);
  }

  /**
   * Backs off later.
   *
   * @param forgiven how many failures running count for nothing, 0 or more
   */
  Breaker(Backoff backoff, Time time, int forgiven) {
    this.backoff = backoff;
    this.time = time;
    this.forgiven = forgiven;
  }

  /** True when the caller may try; it then has to report how that went. */
  synchronized boolean admits() {
    if (backoff.failures() == 0) {
      return true;
    }
    if (isProbing || !backoff.isDue(time.nanos())) {
      return false;
    }
    isProbing = true;
    return true;
  }

  /** Reports a success; true when failures had gone before, so that this is a return. */
  synchronized boolean succeeded() {
    boolean isReturn = backoff.failures() > 0;
    isProbing = false;
    failuresForgiven = 0;
    backoff.success();
    return isReturn;
  }

  /** Reports a failure. Failures of callers admitted together count once. */
  synchronized void failed() {
    if (backoff.failures() == 0 && failuresForgiven < forgiven) {
      failuresForgiven++;
    } else if (isProbing || backoff.failures() == 0) {
      isProbing = false;
      backoff.next(time.nanos());
    }
  }

  /** Reports that the try came to nothing, for reasons that are not this breaker's. */
  synchronized void abandoned() {
    isProbing = false;
  }

  /** True when the last try failed, forgiven or not, so that the next one may well fail, too. */
  synchronized boolean isDoubtful() {
    return failuresForgiven > 0 || backoff.failures() > 0;
  }

  synchronized void retryNow() {
    backoff.retryNow(time.nanos());
  }

  /** How long until the next probe, in words. */
  synchronized String nextTry() {
    Duration wait = isProbing ? Duration.ZERO : backoff.untilDue(time.nanos());
    return wait.isZero() ? "being tried now" : "next try in %d s".formatted(wait.toSeconds() + 1);
  }
}
