package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlarmLoadTest {
  private static final long STEP = AlarmLoad.STEP.toMillis();

  @Test
  void quietSpanAsksNothing() {
    AlarmLoad load = AlarmLoad.of(0, 6 * STEP, new TreeMap<>(), 1);
    assertThat(load).isEqualTo(new AlarmLoad(0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void ratesAreAPosition() {
    AlarmLoad load = AlarmLoad.of(0, 12 * STEP, counts(Map.of(0L, 9L, 3 * STEP, 15L)), 2);
    assertThat(load.annunciated()).isEqualTo(24);
    assertThat(load.perHour()).isEqualTo(6);
    assertThat(load.perTenMinutes()).isEqualTo(1);
    assertThat(load.peak()).isEqualTo(7.5);
    assertThat(load.floods()).isEmpty();
  }

  @Test
  void neighbouringFloodsAreOne() {
    AlarmLoad load =
        AlarmLoad.of(
            0, 10 * STEP, counts(Map.of(STEP, 10L, 2 * STEP, 40L, 3 * STEP, 9L, 5 * STEP, 11L)), 1);
    assertThat(load.floods())
        .containsExactly(
            new AlarmLoad.Flood(STEP, 3 * STEP, 50), new AlarmLoad.Flood(5 * STEP, 6 * STEP, 11));
    assertThat(load.shareInFlood()).isEqualTo(0.3);
  }

  private static SortedMap<Long, Long> counts(Map<Long, Long> counts) {
    return new TreeMap<>(counts);
  }
}
