package org.plantroom.modbus;

import java.time.Duration;
import org.plantroom.core.Time;

/**
 * Keeps callers from something that failed until its back-off is over, then lets one probe through.
 *
 * <p>Thread-safe.
 */
final class Breaker {
  private final Backoff backoff;
  private final Time time;
  private boolean isProbing;

  Breaker(Backoff backoff, Time time) {
    this.backoff = backoff;
    this.time = time;
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
    backoff.success();
    return isReturn;
  }

  /** Reports a failure. Failures of callers admitted together count once. */
  synchronized void failed() {
    if (isProbing || backoff.failures() == 0) {
      isProbing = false;
      backoff.next(time.nanos());
    }
  }

  /** Reports that the try came to nothing, for reasons that are not this breaker's. */
  synchronized void abandoned() {
    isProbing = false;
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
