package org.plantroom.physics;

/**
 * A finned coil with water inside and air outside, dry or wet: heats, cools, and dries the air
 * where its surface is below the dew point.
 *
 * <pre>
 *                     ║ airOutlet ▲
 *  waterInlet ──▶──┐  ║           ║
 *                  ╞══╬═══════════╬══╗
 *                  ╞══╬═══════════╬══╝    condensate drips off
 *  waterOutlet ─◀──┘  ║           ║
 *                     ║ airInlet ▲
 * </pre>
 *
 * <p>Equations: where the surface is above the dew point, {@code Q = ε·Cmin·ΔT} of the counter
 * flow; where it is below, the same with enthalpies, {@code Q = ε*·ṁa·(ha − hs(Tw))}, with
 * saturated air's mean heat capacity between water inlet and dew point. The boundary between both
 * is where the surface is at the dew point; a coil is all dry or all wet when there is none. What
 * drips off leaves with its enthalpy at the mean temperature of the wet surface. Assumptions:
 * quasi-steady, Lewis number 1, no ice. Range: water above 0 °C. Units: kg/s, °C, Pa, W, W/K.
 * Fault: {@code fouling}, the share of the conductance lost. Source: Braun, Klein and Mitchell,
 * Effectiveness models for cooling towers and cooling coils, ASHRAE Trans. 95 (2), 1989.
 */
public final class AirCoil implements Component {
  private static final double AIR_SHARE = 0.7;
  private static final double CONDENSATE_CAPACITY = 4186;
  private static final double LEAST_FLOW = 1e-6;

  /** Of the surface; less wet is dry. */
  private static final double LEAST_SHARE = 1e-9;

  /** Between dew point and water, below which a mean heat capacity would be rounding, K. */
  private static final double LEAST_DIFFERENCE = 0.01;

  /**
   * A coil.
   *
   * @param liquid inside
   * @param conductance UA at nominal flows, dry, W/K, more than 0; 70 % of the resistance is the
   *     air's
   * @param waterFlow nominal, kg/s, more than 0
   * @param airFlow nominal, kg/s of dry air, more than 0
   * @param waterLoss pressure lost at the nominal flow, Pa, 0 or more
   * @param airLoss pressure lost at the nominal flow, Pa, 0 or more
   */
  public record Settings(
      Liquid liquid,
      double conductance,
      double waterFlow,
      double airFlow,
      double waterLoss,
      double airLoss) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "conductance", conductance);
      Ranges.above(0, "waterFlow", waterFlow);
      Ranges.above(0, "airFlow", airFlow);
      Ranges.atLeast(0, "waterLoss", waterLoss);
      Ranges.atLeast(0, "airLoss", airLoss);
    }
  }

  private final Transfer transfer;
  private final ExchangerStrength dryStrength = new ExchangerStrength(FlowArrangement.COUNTER);
  private final WetBoundary boundary = new WetBoundary();
  private final Stream water;
  private final Stream air;
  private double fouling;
  private double power;
  private double condensate;
  private double condensateTemperature;

  /** A coil at 20 °C. */
  public AirCoil(Settings settings) {
    transfer =
        new Transfer(
            settings.conductance(),
            AIR_SHARE,
            settings.airFlow(),
            settings.waterFlow(),
            Transfer.AIR,
            Transfer.LIQUID);
    water = new Stream(settings.liquid(), settings.waterFlow(), settings.waterLoss());
    air = new Stream(MoistAir.AIR, settings.airFlow(), settings.airLoss());
  }

  @Override
  public void describe(Ports ports) {
    water.describe("water", ports);
    air.describe("air", ports);
    ports.input("fouling", "1", new InputRange(0, 0.95, 0), value -> fouling = value);
    ports.quantity("power", "W", () -> power);
    ports.quantity("condensate", "kg/s", () -> condensate);
  }

  @Override
  public void solve(double seconds) {
    condensate = 0;
    power = 0;
    double waterFlow = water.capacityFlow();
    double airFlow = air.capacityFlow();
    if (water.outlet().massFlow() > LEAST_FLOW && air.outlet().massFlow() > LEAST_FLOW) {
      transfer.at(air.outlet().massFlow(), water.outlet().massFlow());
      power = dry(waterFlow, airFlow);
    }
    if (power >= 0 || !isWet(airFlow) || !wet(waterFlow, airFlow)) {
      air.leave(power, airFlow);
    }
    water.leave(-power, waterFlow);
  }

  /** Heat from water to air, W; below 0 when it cools. */
  private double dry(double waterFlow, double airFlow) {
    return dryStrength.at(transfer.overall() * (1 - fouling), waterFlow, airFlow)
        * (water.inlet().temperature() - air.inlet().temperature());
  }

  /** True when the coldest of the surface would be below the dew point if all were dry. */
  private boolean isWet(double airFlow) {
    double outer = transfer.first();
    double inner = transfer.second();
    double leaving = air.inlet().temperature() + power / airFlow;
    double coldest = (outer * leaving + inner * water.inlet().temperature()) / (outer + inner);
    return air.inlet().humidity()
        > Psychrometrics.saturationHumidity(coldest, Psychrometrics.SEA_LEVEL);
  }

  /** Solves it with its wet part; false when nothing of it is wet but for rounding. */
  private boolean wet(double waterFlow, double airFlow) {
    Inlet in = air.inlet();
    double cold = water.inlet().temperature();
    double massFlow = air.outlet().massFlow();
    double dewPoint = Psychrometrics.dewPoint(in.humidity(), Psychrometrics.SEA_LEVEL);
    double dew = Math.max(dewPoint, cold + LEAST_DIFFERENCE);
    double saturated = saturated(cold);
    double capacity = (saturated(dew) - saturated) / (dew - cold);
    double enthalpy = MoistAir.AIR.enthalpy(in.temperature(), in.humidity());
    double outer = transfer.first() * (1 - fouling);
    boundary.conductances(outer, transfer.second() * (1 - fouling));
    boundary.flows(massFlow, airFlow, waterFlow);
    boundary.inlets(in.temperature(), enthalpy, cold, saturated, capacity);
    boundary.solve(dewPoint);
    double share = 1 - boundary.dryShare();
    if (share < LEAST_SHARE) {
      return false;
    }
    power = -boundary.dryPower() - boundary.wetPower();
    dryAir(enthalpy - boundary.dryPower() / massFlow, outer * share / airFlow);
    return true;
  }

  private static double saturated(double temperature) {
    double humidity = Psychrometrics.saturationHumidity(temperature, Psychrometrics.SEA_LEVEL);
    return MoistAir.AIR.enthalpy(temperature, humidity);
  }

  /**
   * Lets the air leave cooler and drier, by what the water took.
   *
   * @param enthalpy of the air where the wet part begins, J/kg
   * @param units number of transfer units of the air's side of the wet part
   */
  private void dryAir(double enthalpy, double units) {
    Inlet in = air.inlet();
    double massFlow = air.outlet().massFlow();
    double passing = Math.exp(-units);
    double atCoil = enthalpy + boundary.wetPower() / massFlow / Math.expm1(-units);
    double surface = surface(atCoil);
    double atSurface = Psychrometrics.saturationHumidity(surface, Psychrometrics.SEA_LEVEL);
    double humidity = atSurface + Math.max(0, in.humidity() - atSurface) * passing;
    humidity = Math.min(humidity, in.humidity());
    condensate = massFlow * (in.humidity() - humidity);
    condensateTemperature = surface;
    double left = enthalpy - (boundary.wetPower() + drained()) / massFlow;
    air.outlet().give(Psychrometrics.temperature(left, humidity), humidity, in.co2());
  }

  /** Temperature of saturated air of an enthalpy, °C. */
  private double surface(double enthalpy) {
    double at = Math.min(air.inlet().temperature(), 10);
    for (int i = 0; i < 12; i++) {
      double slope = (saturated(at + 0.01) - saturated(at - 0.01)) / 0.02;
      double step = (saturated(at) - enthalpy) / slope;
      at -= step;
      if (Math.abs(step) < 1e-9) {
        break;
      }
    }
    return at;
  }

  private double drained() {
    return condensate * CONDENSATE_CAPACITY * condensateTemperature;
  }

  @Override
  public double addedPower() {
    return -drained();
  }
}
