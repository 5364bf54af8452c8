package org.plantroom.study;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.Quantity;

/**
 * What is bought and sold: energy, cost, emissions, peak power. In a step the plant either buys or
 * sells, as its net power tells.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class GridAccount implements Account {
  private static final double JOULES = 3.6e6;

  private final Measures measures;
  private final Gauge[] powers;
  private final Optional<MeteredCost> metered;
  private final DoubleUnaryOperator price;
  private final DoubleUnaryOperator feedIn;
  private final DoubleUnaryOperator emissionFactor;
  private final PeakPower peak = new PeakPower();
  private double bought;
  private double sold;
  private double cost;
  private double emissions;

  GridAccount(Measures measures, Plant plant) {
    this.measures = measures;
    Tariff tariff = measures.tariff();
    powers = Gauge.of(measures.power(), "W", plant);
    price = level(tariff.price(), plant);
    feedIn = level(tariff.feedIn(), plant);
    emissionFactor = level(tariff.emissionFactor(), plant);
    metered = measures.meter().map(name -> new MeteredCost(name, tariff, plant));
  }

  private static DoubleUnaryOperator level(Optional<Level> level, Plant plant) {
    return level.map(each -> each.in(plant)).orElse(_ -> 0);
  }

  /**
   * The plant's own meter counts the cost, at the study's prices where it has any; so controllers
   * that look at the meter's price see these too.
   */
  private static final class MeteredCost {
    private final String name;
    private final Plant plant;
    private final Optional<DoubleUnaryOperator> price;
    private final Optional<DoubleUnaryOperator> feedIn;
    private final Quantity total;
    private final double before;

    MeteredCost(String name, Tariff tariff, Plant plant) {
      this.name = name;
      this.plant = plant;
      price = tariff.price().map(level -> level.in(plant));
      feedIn = tariff.feedIn().map(level -> level.in(plant));
      total = plant.quantity(name + ".cost");
      before = total.get();
    }

    void give(double time) {
      price.ifPresent(level -> plant.input(name + ".buyingPrice").set(level.applyAsDouble(time)));
      feedIn.ifPresent(level -> plant.input(name + ".sellingPrice").set(level.applyAsDouble(time)));
    }

    double cost() {
      return total.get() - before;
    }
  }

  @Override
  public void before(double time) {
    metered.ifPresent(meter -> meter.give(time));
  }

  @Override
  public void add(double time, double seconds) {
    double energy = Gauge.sum(powers) * seconds / JOULES;
    double buying = Math.max(0, energy);
    double selling = Math.max(0, -energy);
    bought += buying;
    sold += selling;
    cost += buying * price.applyAsDouble(time) - selling * feedIn.applyAsDouble(time);
    emissions += buying * emissionFactor.applyAsDouble(time);
    peak.add(time, seconds, buying);
  }

  @Override
  public void tell(Map<Kpi, Double> kpis) {
    Tariff tariff = measures.tariff();
    kpis.put(Kpi.ENERGY, bought);
    kpis.put(Kpi.PEAK, peak.greatest());
    if (measures.meter().isPresent() || tariff.feedIn().isPresent()) {
      kpis.put(Kpi.SOLD, sold);
    }
    double demand = tariff.demandCharge().orElse(0.0) * peak.ofMonths();
    if (measures.meter().isPresent()
        || tariff.price().isPresent()
        || tariff.demandCharge().isPresent()) {
      kpis.put(Kpi.COST, metered.map(MeteredCost::cost).orElse(cost) + demand);
    }
    if (tariff.demandCharge().isPresent()) {
      kpis.put(Kpi.DEMAND_COST, demand);
    }
    if (tariff.emissionFactor().isPresent()) {
      kpis.put(Kpi.EMISSIONS, emissions);
    }
  }
}
