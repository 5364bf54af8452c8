package org.plantroom.physics;

/**
 * A tank of water that freezes around a coil of brine and is melted through it again.
 *
 * <pre>
 *          ┌──────────────┐
 *  inlet ─▶│≈≈❄≈≈≈❄≈≈≈❄≈≈≈│──▶── outlet
 *          │   ice, water │ ◀~~ surroundings
 *          └──────────────┘
 * </pre>
 *
 * <p>Equations: {@code Q = K·(F − T)}, {@code K = ṁc·ε/(1 − ε)}, {@code ε = 1 − exp(−UA(s)/(ṁc))}
 * with the brine F that leaves, and the tank's temperature T out of its enthalpy: below 0 °C all is
 * ice, above all is water, in between 0 °C and the state of charge s is the share of ice. UA by s,
 * one curve for freezing and one for melting, as a maker's data or a fit gives them. The brine in
 * the coil is implicit; order 1 in the step. Assumptions: water well mixed, no supercooling. Units:
 * kg/s, °C, Pa, W, J; state of charge 0 to 1. Range: −20 to 40 °C. Source: the form is that of
 * Jekel, Mitchell and Klein, Modeling of ice-storage tanks, ASHRAE Trans. 99 (1), 1993.
 */
public final class IceTank implements Component {
  /** Heat of fusion, J/kg. */
  static final double FUSION = 333_550;

  private static final double WATER = 4200;
  private static final double ICE = 2100;

  /**
   * A tank.
   *
   * @param brine in the coil
   * @param mass of water and ice, kg, more than 0
   * @param freezing UA, W/K, over the state of charge, 0 to 1
   * @param melting UA, W/K, over the state of charge, 0 to 1
   * @param brineCapacity heat capacity of the coil's content, J/K, 0 or more
   * @param lossConductance to the surroundings, W/K, 0 or more
   * @param nominalFlow kg/s, more than 0
   * @param nominalLoss Pa at that flow, 0 or more
   */
  public record Settings(
      Liquid brine,
      double mass,
      MonotoneCurve freezing,
      MonotoneCurve melting,
      double brineCapacity,
      double lossConductance,
      double nominalFlow,
      double nominalLoss) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "mass", mass);
      Ranges.atLeast(0, "brineCapacity", brineCapacity);
      Ranges.atLeast(0, "lossConductance", lossConductance);
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
    }
  }

  private final Settings settings;
  private final Stream stream;
  private final HeatTap surroundings = new HeatTap(20);
  private double enthalpy;
  private double enthalpyEnd;
  private double brine;
  private double brineEnd;
  private double freezing;
  private double melting;
  private double power;

  /**
   * A tank at 0 °C.
   *
   * @param charge share of ice, 0 to 1
   */
  public IceTank(Settings settings, double charge) {
    this.settings = settings;
    Ranges.within(0, 1, "charge", charge);
    stream = new Stream(settings.brine(), settings.nominalFlow(), settings.nominalLoss());
    enthalpy = -charge * settings.mass() * FUSION;
    enthalpyEnd = enthalpy;
    stream.outlet().give(0);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", stream.inlet());
    ports.outlet("outlet", stream.outlet());
    ports.path(stream.inlet(), stream.outlet(), stream.loss());
    ports.givesHeat("surroundings", surroundings);
    ports.quantity("charge", "1", this::charge);
    ports.quantity("temperature", "Cel", this::temperature);
    ports.quantity("massFlow", "kg/s", () -> stream.outlet().massFlow());
    ports.quantity("outletTemperature", "Cel", () -> stream.outlet().temperature());
    ports.quantity("power", "W", () -> power);
  }

  /** Share of ice, 0 to 1. */
  public double charge() {
    return Math.clamp(-enthalpy / (settings.mass() * FUSION), 0, 1);
  }

  private double temperature() {
    double full = -settings.mass() * FUSION;
    if (enthalpy > 0) {
      return enthalpy / (settings.mass() * WATER);
    }
    return enthalpy < full ? (enthalpy - full) / (settings.mass() * ICE) : 0;
  }

  @Override
  public void begin(double seconds) {
    double charge = charge();
    freezing = Math.max(1, settings.freezing().value(charge));
    melting = Math.max(1, settings.melting().value(charge));
  }

  @Override
  public void solve(double seconds) {
    double through = stream.capacityFlow();
    double at = temperature();
    double outside = surroundings.temperature();
    double warming = settings.lossConductance() * (outside - at);
    double storing = settings.brineCapacity() / seconds;
    // Whether the brine ends the step warmer than the tank does not depend on the conductance. By
    // the inlet alone the heat would jump where the coil's content still is on the other side.
    double excess = storing * (brine - at) + through * (stream.inlet().temperature() - at);
    double conductance = conductance(through, excess > 0, at, seconds);
    double sum = storing + through + conductance;
    brineEnd = brine;
    if (sum > 0) {
      double in = through * stream.inlet().temperature();
      brineEnd = (storing * brine + in + conductance * at) / sum;
    }
    power = conductance * (brineEnd - at);
    enthalpyEnd = enthalpy + (power + warming) * seconds;
    surroundings.give(-warming);
    stream.outlet().give(brineEnd);
  }

  /** From the leaving brine to the tank, W/K; where the tank warms, to its end of the step. */
  private double conductance(double through, boolean melts, double at, double seconds) {
    if (through <= 0) {
      return 0;
    }
    double units = (melts ? melting : freezing) / through;
    double conductance = through * Math.expm1(Math.min(units, 30));
    double capacity = settings.mass() * (at > 0 ? WATER : ICE);
    return at == 0 ? conductance : conductance / (1 + conductance * seconds / capacity);
  }

  @Override
  public void commit(double seconds) {
    enthalpy = enthalpyEnd;
    brine = brineEnd;
  }

  @Override
  public double storedEnergy() {
    return enthalpy + settings.brineCapacity() * brine;
  }
}
