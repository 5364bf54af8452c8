package org.plantroom.physics;

import java.util.Collections;
import java.util.List;

/**
 * Where a plant meets the grid: counts what is bought and sold, at the price of the hour.
 *
 * <pre>
 *   consumption ──▶ ┌───┐ ◀──▶ grid, price by the hour of the week
 *   production  ──▶ │ kWh │
 *                   └───┘
 * </pre>
 *
 * <p>Equations: bought = max(0, consumption − production), sold = max(0, production − consumption);
 * cost = ∫ (price + surcharge)·bought − feedIn·sold. Prices repeat every day or every week, unless
 * they come from outside through {@code buyingPrice} and {@code sellingPrice}, such as those of an
 * exchange. Signals alone: no energy passes here.
 *
 * <p>Assumptions: a meter's other figures come from three equal phases of 230 V, a grid that does
 * not sag, and one power factor λ: {@code S = |P|/λ}, {@code I = S/(3·230 V)}, {@code Q =
 * |P|·tan(arccos λ)}. Units: W, J, EUR/kWh, EUR, V·A. Range: prices of either sign. Source: EN
 * 50160 for the voltage; IEEE 1459 for the powers.
 */
public final class ElectricityMeter implements Component {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final double HOUR = 3600;
  private static final double JOULES_A_KILOWATT_HOUR = 3.6e6;
  private static final int PHASES = 3;

  /** From a phase to neutral, V. */
  private static final double VOLTAGE = 230;

  /**
   * A tariff, money a kWh.
   *
   * @param prices of the hours from midnight: 24 of every day, or 168 from Monday on
   * @param feedIn paid for what is sold
   */
  public record Tariff(List<Double> prices, double feedIn) {
    /** A tariff that is possible. */
    public Tariff {
      if (prices.size() != DAY && prices.size() != WEEK) {
        throw new IllegalArgumentException(
            "prices must be 24 or 168 of them [%d]".formatted(prices.size()));
      }
      prices = List.copyOf(prices);
    }

    /** The same price always. */
    public static Tariff constant(double price, double feedIn) {
      return new Tariff(Collections.nCopies(DAY, price), feedIn);
    }
  }

  private final double[] prices;
  private final double feedIn;
  private final double powerFactor;
  private double now;
  private double consumption;
  private double production;
  private double surcharge;
  private double buyingPrice = Double.NaN;
  private double sellingPrice = Double.NaN;
  private double bought;
  private double sold;
  private double cost;

  /**
   * A meter.
   *
   * @param powerFactor of all that is connected, above 0 to 1
   * @param start seconds after a Monday's midnight, 0 or more
   */
  public ElectricityMeter(Tariff tariff, double powerFactor, double start) {
    this.powerFactor = Ranges.within(0.01, 1, "powerFactor", powerFactor);
    prices = tariff.prices().stream().mapToDouble(Double::doubleValue).toArray();
    feedIn = tariff.feedIn();
    now = Ranges.atLeast(0, "start", start);
  }

  @Override
  public void describe(Ports ports) {
    ports.input("consumption", "W", InputRange.any(0), value -> consumption = value);
    ports.input("production", "W", InputRange.any(0), value -> production = value);
    ports.input("surcharge", "EUR/kWh", InputRange.any(0), value -> surcharge = value);
    ports.input("buyingPrice", "EUR/kWh", InputRange.any(Double.NaN), value -> buyingPrice = value);
    ports.input(
        "sellingPrice", "EUR/kWh", InputRange.any(Double.NaN), value -> sellingPrice = value);
    ports.quantity("price", "EUR/kWh", this::price);
    ports.quantity("feedIn", "EUR/kWh", this::feedIn);
    ports.quantity("power", "W", this::power);
    ports.quantity("phasePower", "W", () -> power() / PHASES);
    ports.quantity("apparentPower", "V.A", this::apparentPower);
    ports.quantity("phaseApparentPower", "V.A", () -> apparentPower() / PHASES);
    ports.quantity("reactivePower", "V.A{reactive}", this::reactivePower);
    ports.quantity("phaseReactivePower", "V.A{reactive}", () -> reactivePower() / PHASES);
    ports.quantity("current", "A", () -> apparentPower() / VOLTAGE);
    ports.quantity("phaseCurrent", "A", () -> apparentPower() / (PHASES * VOLTAGE));
    ports.quantity("powerFactor", "1", () -> powerFactor);
    ports.quantity("bought", "J", () -> bought);
    ports.quantity("phaseBought", "J", () -> bought / PHASES);
    ports.quantity("sold", "J", () -> sold);
    ports.quantity("cost", "EUR", () -> cost);
  }

  private double power() {
    return consumption - production;
  }

  private double apparentPower() {
    return Math.abs(power()) / powerFactor;
  }

  private double reactivePower() {
    return Math.abs(power()) * Math.tan(Math.acos(powerFactor));
  }

  private double price() {
    double base =
        Double.isNaN(buyingPrice) ? prices[(int) (now / HOUR) % prices.length] : buyingPrice;
    return base + surcharge;
  }

  private double feedIn() {
    return Double.isNaN(sellingPrice) ? feedIn : sellingPrice;
  }

  @Override
  public void solve(double seconds) {}

  @Override
  public void commit(double seconds) {
    double energy = power() * seconds;
    double buying = Math.max(0, energy);
    double selling = Math.max(0, -energy);
    bought += buying;
    sold += selling;
    cost += (price() * buying - feedIn() * selling) / JOULES_A_KILOWATT_HOUR;
    now += seconds;
  }
}
