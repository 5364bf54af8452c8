package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  @Test
  void waitsGrowFromAFifthOfASecondToThirtySecondsWithJitter() {
    long seed = System.nanoTime();
    Backoff backoff = new Backoff(new SplittableRandom(seed));
    Duration longest = Backoff.FIRST;
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.next())
          .describedAs("wait %d of seed %d", i, seed)
          .isBetween(longest.dividedBy(2), longest);
      longest = longest.multipliedBy(2);
      longest = longest.compareTo(Backoff.CAP) < 0 ? longest : Backoff.CAP;
    }
  }

  @Test
  void beginsAnewAfterReset() {
    Backoff backoff = new Backoff(new SplittableRandom(1));
    for (int i = 0; i < 20; i++) {
      backoff.next();
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.FIRST);
  }
}
