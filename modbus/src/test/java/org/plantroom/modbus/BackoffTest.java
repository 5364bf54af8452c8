package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ManualTime;

class BackoffTest {
  private final ManualTime time = new ManualTime(0);
  private Backoff backoff = new Backoff(Backoff.FIRST, Backoff.CAP, new Random(1));

  @BeforeEach
  void seed() {
    long seed = System.nanoTime();
    System.out.println("BackoffTest seed " + seed);
    backoff = new Backoff(Backoff.FIRST, Backoff.CAP, new Random(seed));
  }

  @Test
  void isDueBeforeAnyFailure() {
    assertThat(backoff.isDue(time.nanos())).isTrue();
    assertThat(backoff.untilDue(time.nanos())).isZero();
  }

  @Test
  void delaysDoubleUpToTheCap() {
    long[] whole = {1, 2, 4, 8, 16, 30, 30, 30};
    for (long seconds : whole) {
      Duration delay = backoff.next(time.nanos());
      double least = seconds == 30 ? 0.95 : 0.75;
      assertThat(delay.toNanos())
          .isBetween((long) (seconds * 1e9 * least), seconds * 1_000_000_000);
      assertThat(backoff.untilDue(time.nanos())).isEqualTo(delay);
      time.advance(delay.minusNanos(1));
      assertThat(backoff.isDue(time.nanos())).isFalse();
      time.advance(Duration.ofNanos(1));
      assertThat(backoff.isDue(time.nanos())).isTrue();
    }
  }

  @Test
  void triesAreFewInTheFirstMinuteAndRareLater() {
    Duration timeout = Duration.ofSeconds(1);
    assertThat(attempts(Duration.ofMinutes(1), timeout)).isLessThanOrEqualTo(8);
    assertThat(attempts(Duration.ofMinutes(10), timeout)).isBetween(18, 20);
  }

  @Test
  void successMakesItDueAndSmallAgain() {
    for (int i = 0; i < 10; i++) {
      backoff.next(time.nanos());
    }
    backoff.success();
    assertThat(backoff.isDue(time.nanos())).isTrue();
    assertThat(backoff.next(time.nanos())).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aDayOfFailuresStillTriesWithinTheCap() {
    attempts(Duration.ofHours(24), Duration.ZERO);
    assertThat(backoff.untilDue(time.nanos())).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void hintBringsTheNextTryForwardButNotTheGrowth() {
    for (int i = 0; i < 10; i++) {
      backoff.next(time.nanos());
    }
    time.advance(Duration.ofSeconds(10));
    backoff.retryNow(time.nanos());
    assertThat(backoff.untilDue(time.nanos())).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.next(time.nanos())).isGreaterThan(Duration.ofSeconds(28));
  }

  @Test
  void hintsInQuickSuccessionDoNotHammer() {
    for (int i = 0; i < 10; i++) {
      backoff.next(time.nanos());
    }
    for (int i = 0; i < 39; i++) {
      time.advance(Duration.ofMillis(100));
      backoff.retryNow(time.nanos());
      assertThat(backoff.isDue(time.nanos())).isFalse();
    }
    assertThat(backoff.untilDue(time.nanos())).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void devicesThatFailTogetherSpread() {
    List<Long> dues = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Backoff each = new Backoff(Backoff.FIRST, Backoff.CAP, new Random(i));
      long now = 0;
      for (int failure = 0; failure < 6; failure++) {
        now += each.next(now).toNanos();
      }
      dues.add(now / 1_000_000_000);
    }
    assertThat(dues.stream().distinct().count()).isGreaterThan(5);
  }

  private int attempts(Duration during, Duration timeout) {
    long end = time.nanos() + during.toNanos();
    int attempts = 0;
    while (time.nanos() < end) {
      attempts++;
      time.advance(timeout);
      time.advance(backoff.next(time.nanos()));
    }
    return attempts;
  }
}
