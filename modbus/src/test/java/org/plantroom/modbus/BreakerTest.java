package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ManualTime;

class BreakerTest {
  private final ManualTime time = new ManualTime(0);
  private final Breaker breaker =
      new Breaker(new Backoff(Backoff.FIRST, Backoff.CAP, new Random(1)), time);

  @Test
  void admitsEverybodyWhileNothingFails() {
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.succeeded()).isFalse();
  }

  @Test
  void admitsOneProbeOnceTheBackoffIsOver() {
    breaker.failed();
    assertThat(breaker.admits()).isFalse();
    time.advance(Duration.ofSeconds(1));
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).as("while the probe is out").isFalse();
  }

  @Test
  void aForgivenFailureKeepsNobodyAwayAndASecondOneRunningDoes() {
    Breaker forgiving =
        new Breaker(new Backoff(Backoff.FIRST, Backoff.CAP, new Random(1)), time, 1);
    forgiving.failed();
    assertThat(forgiving.isDoubtful()).isTrue();
    assertThat(forgiving.admits()).isTrue();
    assertThat(forgiving.succeeded()).as("a return").isFalse();
    assertThat(forgiving.isDoubtful()).isFalse();
    forgiving.failed();
    forgiving.failed();
    assertThat(forgiving.admits()).isFalse();
  }

  @Test
  void aSuccessfulProbeIsAReturn() {
    breaker.failed();
    time.advance(Duration.ofSeconds(1));
    breaker.admits();
    assertThat(breaker.succeeded()).isTrue();
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void aFailedProbeWaitsLonger() {
    breaker.failed();
    time.advance(Duration.ofSeconds(1));
    breaker.admits();
    breaker.failed();
    time.advance(Duration.ofSeconds(1));
    assertThat(breaker.admits()).isFalse();
    time.advance(Duration.ofSeconds(1));
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void afterADayOfFailedProbesTheNextOneIsNeverFurtherThanTheCap() {
    breaker.failed();
    int probes = 0;
    int waited = 0;
    for (int second = 0; second < 24 * 60 * 60; second++) {
      time.advance(Duration.ofSeconds(1));
      waited++;
      if (breaker.admits()) {
        probes++;
        waited = 0;
        breaker.failed();
      }
      assertThat(waited).isLessThanOrEqualTo(30);
    }
    assertThat(probes).isBetween(2_800, 3_100);
    breaker.retryNow();
    time.advance(Duration.ofSeconds(5));
    assertThat(breaker.admits()).as("when a neighbour has returned").isTrue();
    assertThat(breaker.succeeded()).isTrue();
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void anAbandonedProbeMayBeRepeated() {
    breaker.failed();
    time.advance(Duration.ofSeconds(1));
    breaker.admits();
    breaker.abandoned();
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void failuresOfCallersAdmittedTogetherCountOnce() {
    breaker.failed();
    breaker.failed();
    breaker.failed();
    time.advance(Duration.ofSeconds(1));
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void saysWhenItTriesAgain() {
    breaker.failed();
    assertThat(breaker.nextTry()).isEqualTo("next try in 1 s");
    time.advance(Duration.ofSeconds(1));
    assertThat(breaker.nextTry()).isEqualTo("being tried now");
  }
}
