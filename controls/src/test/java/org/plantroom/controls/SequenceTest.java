package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {
  private static final Sequence.Settings THREE =
      new Sequence.Settings(3, 0.9, 0.8, 300, 600, 600, 600);
  private static final boolean[] ALL = {true, true, true};

  @Test
  void machinesFollowTheLoadOneByOne() {
    Sequence sequence = new Sequence(THREE);
    run(sequence, 0.5, ALL, 1800);
    assertThat(sequence.running()).isEqualTo(1);
    run(sequence, 2.5, ALL, 3600);
    assertThat(sequence.running()).isEqualTo(3);
    run(sequence, 0.5, ALL, 7200);
    assertThat(sequence.running()).isEqualTo(1);
    run(sequence, 0, ALL, 3600);
    assertThat(sequence.running()).isZero();
  }

  @Test
  void runHoursEvenOut() {
    Sequence sequence = new Sequence(THREE);
    for (int day = 0; day < 60; day++) {
      run(sequence, 0.7, ALL, 12 * 3600);
      run(sequence, 0, ALL, 12 * 3600);
    }
    double mean = (sequence.hours(0) + sequence.hours(1) + sequence.hours(2)) / 3;
    for (int i = 0; i < 3; i++) {
      assertThat(sequence.hours(i)).isBetween(0.9 * mean, 1.1 * mean);
    }
  }

  @Test
  void aMachineThatFailsIsReplacedAtOnce() {
    Sequence sequence = new Sequence(THREE);
    run(sequence, 0.7, ALL, 1800);
    boolean[] available = {!sequence.isRunning(0), !sequence.isRunning(1), !sequence.isRunning(2)};
    sequence.step(0.7, available, 60);
    assertThat(sequence.running()).isEqualTo(1);
  }

  @Test
  void aShortPeakStartsNothing() {
    Sequence sequence = new Sequence(THREE);
    run(sequence, 0.5, ALL, 1800);
    run(sequence, 1.5, ALL, 240);
    run(sequence, 0.5, ALL, 1800);
    assertThat(sequence.starts(0) + sequence.starts(1) + sequence.starts(2)).isEqualTo(1);
  }

  private static void run(Sequence sequence, double load, boolean[] available, int seconds) {
    for (int time = 0; time < seconds; time += 60) {
      sequence.step(load, available, 60);
    }
  }
}
