package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakPowerTest {
  private static final double DAY = 86_400;

  private final PeakPower peak = new PeakPower();

  /** Steps of five minutes at some powers, kW. */
  private void add(double begin, double... powers) {
    for (int i = 0; i < powers.length; i++) {
      peak.add(begin + 300 * i + 150, 300, powers[i] / 12);
    }
  }

  @Test
  void thePeakIsTheGreatestMeanOfAQuarterNotTheGreatestPower() {
    add(0, 3, 3, 3, 12, 0, 0, 4, 4, 4);
    assertThat(peak.greatest()).isCloseTo(4, within(1e-9));
  }

  @Test
  void aQuarterThatIsNotFullDoesNotCount() {
    add(0, 1, 1, 1, 9, 9);
    assertThat(peak.greatest()).isCloseTo(1, within(1e-9));
  }

  @Test
  void monthsAreAddedUp() {
    add(30 * DAY, 2, 2, 2);
    add(31 * DAY, 5, 5, 5, 1, 1, 1);
    add(59 * DAY, 3, 3, 3);
    assertThat(peak.ofMonths()).isCloseTo(2 + 5 + 3, within(1e-9));
    assertThat(peak.greatest()).isCloseTo(5, within(1e-9));
  }

  @Test
  void theYearEndsAndBeginsAnew() {
    add(364 * DAY, 2, 2, 2);
    add(365 * DAY, 7, 7, 7);
    assertThat(peak.ofMonths()).isCloseTo(9, within(1e-9));
  }
}
