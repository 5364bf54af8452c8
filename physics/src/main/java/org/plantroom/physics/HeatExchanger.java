package org.plantroom.physics;

/**
 * Two streams with a wall between them, without change of humidity: plate exchangers, tube bundles,
 * run-around coils, heaters in air.
 *
 * <pre>
 *   firstInlet ──▶──┬─────────┬──▶── firstOutlet
 *                   │ ▒▒▒▒▒▒▒ │
 *  secondOutlet ──◀──┴─────────┴──◀── secondInlet
 * </pre>
 *
 * <p>Equations: {@code Q = ε·Cmin·(T₁ − T₂)}, ε of {@link FlowArrangement}, UA by flows as {@link
 * Transfer}. Assumptions: quasi-steady, nothing stored, no loss to the surroundings. Air passes
 * with its humidity: use {@link AirCoil} where water may condense. Units: kg/s, °C, Pa, W, W/K.
 * Range: one phase, no frost. Fault: {@code fouling}, the share of UA lost. Source: {@link
 * FlowArrangement}.
 */
public final class HeatExchanger implements Component {
  private static final double EVEN = 0.5;

  /**
   * An exchanger.
   *
   * @param first fluid of the first stream
   * @param second fluid of the second stream
   * @param arrangement of the streams
   * @param conductance UA at nominal flows, W/K, more than 0
   * @param firstFlow nominal, kg/s, more than 0
   * @param secondFlow nominal, kg/s, more than 0
   * @param firstLoss pressure lost at the nominal flow, Pa, 0 or more
   * @param secondLoss pressure lost at the nominal flow, Pa, 0 or more
   */
  public record Settings(
      Fluid first,
      Fluid second,
      FlowArrangement arrangement,
      double conductance,
      double firstFlow,
      double secondFlow,
      double firstLoss,
      double secondLoss) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "conductance", conductance);
      Ranges.above(0, "firstFlow", firstFlow);
      Ranges.above(0, "secondFlow", secondFlow);
      Ranges.atLeast(0, "firstLoss", firstLoss);
      Ranges.atLeast(0, "secondLoss", secondLoss);
    }
  }

  private final Transfer transfer;
  private final ExchangerStrength strength;
  private final Stream first;
  private final Stream second;
  private double fouling;
  private double power;

  /** An exchanger at 20 °C. */
  public HeatExchanger(Settings settings) {
    transfer =
        new Transfer(
            settings.conductance(),
            EVEN,
            settings.firstFlow(),
            settings.secondFlow(),
            Transfer.power(settings.first()),
            Transfer.power(settings.second()));
    strength = new ExchangerStrength(settings.arrangement());
    first = new Stream(settings.first(), settings.firstFlow(), settings.firstLoss());
    second = new Stream(settings.second(), settings.secondFlow(), settings.secondLoss());
  }

  @Override
  public void describe(Ports ports) {
    first.describe("first", ports);
    second.describe("second", ports);
    ports.input("fouling", "1", new InputRange(0, 0.95, 0), value -> fouling = value);
    ports.quantity("power", "W", () -> power);
  }

  @Override
  public void solve(double seconds) {
    double one = first.capacityFlow();
    double other = second.capacityFlow();
    power = one <= 0 || other <= 0 ? 0 : power(one, other);
    first.leave(-power, one);
    second.leave(power, other);
  }

  private double power(double one, double other) {
    transfer.at(first.inlet().massFlow(), second.inlet().massFlow());
    return strength.at(transfer.overall() * (1 - fouling), one, other)
        * (first.inlet().temperature() - second.inlet().temperature());
  }
}
