package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebirthPacerTest {
  private final RebirthPacer pacer = new RebirthPacer(HostSettings.DEFAULT);

  @Test
  void nothingIsAskedWithoutNeed() {
    assertThat(pacer.due(0)).isNull();
  }

  @Test
  void anUnansweredNeedIsRepeatedAtGrowingDistances() {
    pacer.want("first");
    pacer.want("second");
    List<Long> asked = new ArrayList<>();
    for (long now = 0; now <= 300_000; now += 1000) {
      String reason = pacer.due(now);
      if (reason != null) {
        assertThat(reason).isEqualTo("first");
        asked.add(now / 1000);
      }
    }
    assertThat(asked).containsExactly(0L, 5L, 15L, 35L, 75L, 135L, 195L, 255L);
  }

  @Test
  void aNewNeedSoonAfterTheAnswerWaitsItsTurn() {
    pacer.want("a");
    assertThat(pacer.due(0)).isEqualTo("a");
    pacer.settle();
    pacer.want("b");
    assertThat(pacer.due(4_999)).isNull();
    assertThat(pacer.due(5_000)).isEqualTo("b");
  }

  @Test
  void afterALongQuietTheDistanceIsShortAgain() {
    pacer.want("a");
    for (long now = 0; now < 200_000; now += 1000) {
      pacer.due(now);
    }
    pacer.settle();
    pacer.want("b");
    assertThat(pacer.due(400_000)).isEqualTo("b");
    assertThat(pacer.due(405_000)).isEqualTo("b");
  }

  @Test
  void aClockSteppedBackOnlyDelays() {
    pacer.want("a");
    assertThat(pacer.due(1_000_000)).isEqualTo("a");
    assertThat(pacer.due(0)).isNull();
    assertThat(pacer.due(5_000)).isEqualTo("a");
  }
}
