package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;

class ReceiptTest {
  @Test
  void nothingReceivedMissesTheFirst() {
    assertThat(Receipt.format(new OffsetRanges())).isEqualTo("0");
    assertThat(Receipt.parse("0").orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void rangesAboveTheLowestMissingAreNamed() {
    OffsetRanges received = ranges(0, 16, 20, 25, 31, 31);
    assertThat(Receipt.format(received)).isEqualTo("17;20-25,31-31");
    assertThat(Receipt.parse("17;20-25,31-31").orElseThrow().ranges()).isEqualTo(received.ranges());
  }

  @Test
  void aSetThatDoesNotBeginAtZeroMissesZero() {
    assertThat(Receipt.format(ranges(5, 9))).isEqualTo("0;5-9");
  }

  @Test
  void moreThanTwoHundredRangesAreLeftOut() {
    OffsetRanges received = new OffsetRanges();
    for (long offset = 0; offset < 1000; offset += 2) {
      received.add(offset);
    }
    OffsetRanges told = Receipt.parse(Receipt.format(received)).orElseThrow();
    assertThat(told.ranges()).hasSize(1 + Receipt.MAX_RANGES);
    assertThat(received.ranges()).containsAll(told.ranges());
  }

  @Test
  void theLongestReceiptIsRead() {
    OffsetRanges received = new OffsetRanges();
    for (int i = 0; i < 300; i++) {
      received.add(Long.MAX_VALUE - 1 - 2L * i);
    }
    assertThat(Receipt.parse(Receipt.format(received))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "-1",
        "+1",
        "1;",
        "1;2",
        "1;2-",
        "1;-2",
        "1;3-2",
        "1;2-3,",
        "1;2-3;4-5",
        "99999999999999999999",
        "1;2-9999999999999999999",
        "1;2-9223372036854775807",
        "1,2"
      })
  void otherTextsAreRefused(String text) {
    assertThat(Receipt.parse(text)).isEmpty();
  }

  @Test
  void endlessTextsAreRefused() {
    assertThat(Receipt.parse("1;" + "2-3,".repeat(100_000) + "2-3")).isEmpty();
    assertThat(Receipt.parse("1;" + "2-3,".repeat(300) + "2-3")).isEmpty();
  }

  @Test
  void randomSetsComeBackWithinTheBound() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      OffsetRanges received = new OffsetRanges();
      for (int i = random.nextInt(100); i > 0; i--) {
        long from = random.nextInt(1000);
        received.addRange(from, from + random.nextInt(10));
      }
      List<Range> told = Receipt.parse(Receipt.format(received)).orElseThrow().ranges();
      assertThat(told).as("seed %d", seed).isEqualTo(received.ranges());
    }
  }

  private static OffsetRanges ranges(long... bounds) {
    OffsetRanges ranges = new OffsetRanges();
    for (int i = 0; i < bounds.length; i += 2) {
      ranges.addRange(bounds[i], bounds[i + 1]);
    }
    return ranges;
  }
}
