package org.plantroom.physics;

/**
 * Adds vapour to air: as steam, which hardly warms it, or as water, which cools it.
 *
 * <pre>
 *               water or steam
 *                   ▼ ▼ ▼
 *  inlet ──▶──────[ · · · ]──▶── outlet
 * </pre>
 *
 * <p>Equation: enthalpy and vapour of what is added join the air's: steam of 100 °C, water of 10
 * °C. At most until the air is nearly saturated. Stores nothing. Assumptions: all water evaporates;
 * air at sea level's pressure. Units: kg/s, °C, kg/kg, Pa, W. Range: 0 to 50 °C, at most 20 g/kg
 * and to near saturation. Source: ASHRAE Handbook of HVAC Systems and Equipment 2020, ch. 22.
 */
public final class Humidifier implements Component {
  private static final double STEAM = MoistAir.EVAPORATION + 100 * MoistAir.VAPOUR_HEAT_CAPACITY;
  private static final double WATER = 10 * 4186.0;
  private static final double BOILER_EFFICIENCY = 0.95;
  private static final double WETTEST = 0.95;

  /**
   * A humidifier.
   *
   * @param steam true for steam, false for water
   * @param nominalFlow kg/s of dry air, more than 0
   * @param capacity kg/s of water, more than 0
   * @param nominalLoss Pa, 0 or more
   */
  public record Settings(boolean steam, double nominalFlow, double capacity, double nominalLoss) {
    /** A humidifier as described. */
    public Settings {
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.above(0, "capacity", capacity);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
    }
  }

  private final Settings settings;
  private final Stream air;
  private final double enthalpy;
  private double demand;
  private double added;

  /** A humidifier at rest. */
  public Humidifier(Settings settings) {
    this.settings = settings;
    air = new Stream(MoistAir.AIR, settings.nominalFlow(), settings.nominalLoss());
    enthalpy = settings.steam() ? STEAM : WATER;
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", air.inlet());
    ports.outlet("outlet", air.outlet());
    ports.path(air.inlet(), air.outlet(), air.loss());
    ports.input("demand", "1", InputRange.share(0), value -> demand = value);
    ports.quantity("water", "kg/s", () -> added);
    ports.quantity("power", "W", this::power);
  }

  private double power() {
    return settings.steam() ? added * (STEAM - WATER) / BOILER_EFFICIENCY : 0;
  }

  @Override
  public void solve(double seconds) {
    double flow = air.outlet().massFlow();
    added = flow > 0 ? Math.min(demand * settings.capacity(), flow * room()) : 0;
    double more = flow > 0 ? added / flow : 0;
    double humidity = air.inlet().humidity() + more;
    air.outlet().give(temperature(more), humidity, air.inlet().co2());
  }

  /** Temperature with so much more vapour, kg/kg: °C. */
  private double temperature(double more) {
    Inlet in = air.inlet();
    double before = MoistAir.AIR.enthalpy(in.temperature(), in.humidity());
    return Psychrometrics.temperature(before + more * enthalpy, in.humidity() + more);
  }

  /** Vapour the air takes until it is nearly saturated, kg/kg, by halving. */
  private double room() {
    if (demand <= 0) {
      return 0;
    }
    double low = 0;
    double high = 0.02;
    for (int i = 0; i < 24; i++) {
      double middle = 0.5 * (low + high);
      if (relative(middle) < WETTEST) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double relative(double more) {
    return Psychrometrics.relativeHumidity(
        temperature(more), air.inlet().humidity() + more, Psychrometrics.SEA_LEVEL);
  }

  @Override
  public double addedPower() {
    return added * enthalpy;
  }
}
