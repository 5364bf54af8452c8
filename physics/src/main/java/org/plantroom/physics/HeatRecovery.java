package org.plantroom.physics;

/**
 * Recovers heat, and with a wheel vapour, from exhaust air for supply air.
 *
 * <pre>
 *  exhaustOutlet ──◀──┐ ┌──◀── exhaustInlet
 *                     ╞═╡        plate, or a wheel of some speed
 *  supplyInlet ───▶──┘ └──▶── supplyOutlet
 * </pre>
 *
 * <p>Equations: counter flow, {@code ε = f(NTU, C)} with the conductance that gives the nominal
 * effectiveness at balanced nominal flow; vapour by a constant effectiveness times the speed. What
 * the supply gains the exhaust loses, in enthalpy and vapour exactly. Near frost less is recovered
 * (bypass, or slower), so that the exhaust does not leave colder than its limit. Assumptions: no
 * leakage between the sides, no condensation in plates. Stores nothing. Units: kg/s, °C, kg/kg, Pa,
 * W. Range: −30 to 50 °C, effectiveness 0.1 to 0.95. Fault: {@code fouling}. Source: EN 308; VDI
 * Wärmeatlas, ch. C1.
 */
public final class HeatRecovery implements Component {
  private static final double LEAST_FLOW = 1e-6;

  /**
   * A recovery.
   *
   * @param nominalFlow each side, kg/s of dry air, more than 0
   * @param effectiveness of temperature at it, 0.1 to 0.95
   * @param moisture effectiveness of vapour, 0 to 0.95; 0 for plates
   * @param nominalLoss Pa each side, 0 or more
   * @param frostLimit lowest temperature the exhaust leaves with, °C
   * @param power of the wheel's motor, W, 0 or more
   */
  public record Settings(
      double nominalFlow,
      double effectiveness,
      double moisture,
      double nominalLoss,
      double frostLimit,
      double power) {
    /** A recovery as described. */
    public Settings {
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.within(0.1, 0.95, "effectiveness", effectiveness);
      Ranges.within(0, 0.95, "moisture", moisture);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
      Ranges.within(-30, 20, "frostLimit", frostLimit);
      Ranges.atLeast(0, "power", power);
    }
  }

  private final Settings settings;
  private final double conductance;
  private final ExchangerStrength strength = new ExchangerStrength(FlowArrangement.COUNTER);
  private final Stream supply;
  private final Stream exhaust;
  private double speed = 1;
  private double fouling;
  private double recovered;
  private boolean frost;

  /** A recovery at 20 °C. */
  public HeatRecovery(Settings settings) {
    this.settings = settings;
    double capacity = settings.nominalFlow() * MoistAir.DRY_HEAT_CAPACITY;
    conductance = capacity * settings.effectiveness() / (1 - settings.effectiveness());
    supply = new Stream(MoistAir.AIR, settings.nominalFlow(), settings.nominalLoss());
    exhaust = new Stream(MoistAir.AIR, settings.nominalFlow(), settings.nominalLoss());
  }

  @Override
  public void describe(Ports ports) {
    supply.describe("supply", ports);
    exhaust.describe("exhaust", ports);
    ports.input("speed", "1", InputRange.share(1), value -> speed = value);
    ports.input("fouling", "1", new InputRange(0, 0.95, 0), value -> fouling = value);
    ports.quantity("recovered", "W", () -> recovered);
    ports.quantity("power", "W", () -> speed > 0 ? settings.power() : 0);
    ports.quantity("frost", "1", () -> frost ? 1 : 0);
  }

  @Override
  public void solve(double seconds) {
    double supplyFlow = supply.capacityFlow();
    double exhaustFlow = exhaust.capacityFlow();
    recovered = 0;
    frost = false;
    if (Math.min(supply.outlet().massFlow(), exhaust.outlet().massFlow()) < LEAST_FLOW) {
      supply.outlet().pass(supply.inlet());
      exhaust.outlet().pass(exhaust.inlet());
      return;
    }
    double heat = heat(supplyFlow, exhaustFlow);
    exchange(supply.inlet().temperature() + heat / supplyFlow, vapour());
  }

  /** Sensible heat from exhaust to supply, W; negative when outdoors is warmer. */
  private double heat(double supplyFlow, double exhaustFlow) {
    double warm = exhaust.inlet().temperature();
    double heat =
        speed
            * strength.at(conductance * (1 - fouling), supplyFlow, exhaustFlow)
            * (warm - supply.inlet().temperature());
    double most = exhaustFlow * Math.max(0, warm - settings.frostLimit());
    frost = heat > most;
    return Math.min(heat, most);
  }

  /** Vapour from exhaust to supply, kg/s. */
  private double vapour() {
    double flow = Math.min(supply.outlet().massFlow(), exhaust.outlet().massFlow());
    double difference = exhaust.inlet().humidity() - supply.inlet().humidity();
    return frost ? 0 : speed * settings.moisture() * flow * difference;
  }

  private void exchange(double temperature, double vapour) {
    Inlet in = supply.inlet();
    Inlet out = exhaust.inlet();
    double supplied = supply.outlet().massFlow();
    double exhausted = exhaust.outlet().massFlow();
    double humidity = in.humidity() + vapour / supplied;
    supply.outlet().give(temperature, humidity, in.co2());
    recovered =
        supplied
            * (MoistAir.AIR.enthalpy(temperature, humidity)
                - MoistAir.AIR.enthalpy(in.temperature(), in.humidity()));
    double enthalpy =
        MoistAir.AIR.enthalpy(out.temperature(), out.humidity()) - recovered / exhausted;
    double left = out.humidity() - vapour / exhausted;
    exhaust.outlet().give(Psychrometrics.temperature(enthalpy, left), left, out.co2());
  }
}
