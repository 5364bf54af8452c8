package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.plantroom.core.OffsetRanges.Range;

class OffsetRangesTest {
  private static final int OFFSETS = 200;

  @RepeatedTest(50)
  void rangesAgreeWithAPlainSet() {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    OffsetRanges ranges = new OffsetRanges();
    BitSet plain = new BitSet();
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(OFFSETS);
      if (random.nextBoolean()) {
        assertThat(ranges.add(from)).as("seed %d", seed).isEqualTo(!plain.get(from));
        plain.set(from);
      } else {
        int to = Math.min(OFFSETS, from + random.nextInt(20));
        ranges.addRange(from, to);
        plain.set(from, to + 1);
      }
      checkSame(ranges, plain, seed);
    }
  }

  private static void checkSame(OffsetRanges ranges, BitSet plain, long seed) {
    String again = "run again with -Dplantroom.seed=" + seed;
    for (int i = 0; i <= OFFSETS + 1; i++) {
      assertThat(ranges.contains(i)).as(again).isEqualTo(plain.get(i));
    }
    assertThat(ranges.lowestMissing()).as(again).isEqualTo(plain.nextClearBit(0));
    int from = plain.nextSetBit(0);
    for (Range range : ranges.ranges()) {
      int end = plain.nextClearBit(from);
      assertThat(range).as(again).isEqualTo(new Range(from, end - 1));
      from = plain.nextSetBit(end);
    }
    assertThat(from).as(again).isEqualTo(-1);
  }

  @Test
  void emptySetMissesZero() {
    assertThat(new OffsetRanges().isEmpty()).isTrue();
    assertThat(new OffsetRanges().lowestMissing()).isZero();
    assertThat(new OffsetRanges().contains(0)).isFalse();
  }

  @Test
  void setsAreJoined() {
    OffsetRanges one = new OffsetRanges();
    one.addRange(0, 4);
    OffsetRanges two = new OffsetRanges();
    two.addRange(5, 9);
    two.add(20);
    one.addAll(two);
    assertThat(one.ranges()).containsExactly(new Range(0, 9), new Range(20, 20));
    assertThat(one).hasToString("[Range[from=0, to=9], Range[from=20, to=20]]");
  }

  @Test
  void copyLivesItsOwnLife() {
    OffsetRanges original = new OffsetRanges();
    original.add(1);
    OffsetRanges copy = original.copy();
    copy.add(2);
    assertThat(original.contains(2)).isFalse();
    assertThat(copy.ranges()).containsExactly(new Range(1, 2));
  }

  @Test
  void greatestOffsetFits() {
    OffsetRanges ranges = new OffsetRanges();
    ranges.addRange(5, Long.MAX_VALUE);
    ranges.add(3);
    ranges.add(4);
    assertThat(ranges.ranges()).containsExactly(new Range(3, Long.MAX_VALUE));
    assertThat(ranges.contains(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void rangesThatAreNoneAreRefused() {
    OffsetRanges ranges = new OffsetRanges();
    assertThatThrownBy(() -> ranges.addRange(-1, 3)).hasMessageContaining("[from=-1, to=3]");
    assertThatThrownBy(() -> ranges.addRange(4, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ranges.isEmpty()).isTrue();
  }
}
