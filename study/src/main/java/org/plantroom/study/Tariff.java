package org.plantroom.study;

import java.util.Optional;

/**
 * What electricity costs, and what it emits.
 *
 * @param price of what is bought, EUR/kWh; empty for none, or that of the plant's own meter
 * @param feedIn paid for what is sold, EUR/kWh; empty for nothing, or that of the plant's own meter
 * @param demandCharge for the greatest quarter-hour mean of each month, EUR/kW; empty for none
 * @param emissionFactor of what is bought, kg/kWh; empty for none
 */
record Tariff(
    Optional<Level> price,
    Optional<Level> feedIn,
    Optional<Double> demandCharge,
    Optional<Level> emissionFactor) {
  /** Nothing costs anything. */
  static final Tariff NONE =
      new Tariff(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same with what another tells, which wins. */
  Tariff with(Tariff other) {
    return new Tariff(
        other.price.or(() -> price),
        other.feedIn.or(() -> feedIn),
        other.demandCharge.or(() -> demandCharge),
        other.emissionFactor.or(() -> emissionFactor));
  }
}
