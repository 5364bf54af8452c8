package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

/** What every test of a plant asks of its balances. */
final class Balances {
  private static final double MOST = 1e-6;

  private Balances() {}

  /** Energy and mass are kept in each step so far. */
  static void assertClosed(Balance balance) {
    assertThat(balance.worstEnergy()).as(balance.worstPart()).isLessThan(MOST);
    assertThat(balance.worstMass()).as("mass").isLessThan(MOST);
  }
}
