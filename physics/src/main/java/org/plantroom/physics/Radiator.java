package org.plantroom.physics;

/**
 * A radiator, or many taken as one: gives heat from water to a room's air and surfaces.
 *
 * <pre>
 *  inlet ──▶──[║║║║║║]──▶── outlet
 *                ~~▶ air, surfaces
 * </pre>
 *
 * <p>Equations: {@code C·dT/dt = ṁ·c·(Tin − T) − Q}, {@code Q = Qn·((Tm − Tr)/ΔTn)^n} with the mean
 * of inlet and outlet Tm, or T where nothing flows; implicit Euler, Newton's method. It only gives
 * heat. Assumptions: water and metal at the outlet's temperature; of both room temperatures it sees
 * the air's. Units: kg/s, °C, Pa, W, J/K. Range: 0 to 95 °C. Source: EN 442-2:2014, n about 1.3.
 */
public final class Radiator implements Component {
  private static final int MOST_ITERATIONS = 20;
  private static final double SETTLED = 1e-9;

  /**
   * A radiator.
   *
   * @param liquid in it
   * @param nominalPower W, more than 0
   * @param nominalExcess mean water over room temperature at that power, K, more than 0; 50 by EN
   *     442, about 20 for low-temperature systems
   * @param exponent 1 to 1.6
   * @param heatCapacity of water and metal, J/K, more than 0
   * @param convectiveShare of the heat to the air, 0 to 1; the rest meets surfaces
   * @param nominalFlow kg/s, more than 0
   * @param nominalLoss Pa at that flow, 0 or more
   */
  public record Settings(
      Liquid liquid,
      double nominalPower,
      double nominalExcess,
      double exponent,
      double heatCapacity,
      double convectiveShare,
      double nominalFlow,
      double nominalLoss) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "nominalPower", nominalPower);
      Ranges.above(0, "nominalExcess", nominalExcess);
      Ranges.within(1, 1.6, "exponent", exponent);
      Ranges.above(0, "heatCapacity", heatCapacity);
      Ranges.within(0, 1, "convectiveShare", convectiveShare);
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
    }
  }

  private final Settings settings;
  private final Stream water;
  private final HeatTap air = new HeatTap(20);
  private final HeatTap surfaces = new HeatTap(20);
  private double before;
  private double temperature;
  private double power;
  private double slope;

  /**
   * A radiator of one temperature.
   *
   * @param temperature °C
   */
  public Radiator(Settings settings, double temperature) {
    this.settings = settings;
    water = new Stream(settings.liquid(), settings.nominalFlow(), settings.nominalLoss());
    before = temperature;
    this.temperature = temperature;
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", water.inlet());
    ports.outlet("outlet", water.outlet());
    ports.path(water.inlet(), water.outlet(), water.loss());
    ports.givesHeat("air", air);
    ports.givesHeat("surfaces", surfaces);
    ports.quantity("massFlow", "kg/s", water.outlet()::massFlow);
    ports.quantity("supplyTemperature", "Cel", water.inlet()::temperature);
    ports.quantity("returnTemperature", "Cel", () -> temperature);
    ports.quantity("power", "W", () -> power);
  }

  @Override
  public void solve(double seconds) {
    double stream = water.outlet().massFlow() * settings.liquid().heatCapacity();
    double storing = settings.heatCapacity() / seconds;
    double inlet = water.inlet().temperature();
    double inletShare = stream > 0 ? 0.5 : 0;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      give(inletShare * inlet + (1 - inletShare) * temperature);
      double error = storing * (temperature - before) - stream * (inlet - temperature) + power;
      double step = error / (storing + stream + (1 - inletShare) * slope);
      temperature -= step;
      if (Math.abs(step) < SETTLED) {
        break;
      }
    }
    // What is given is what the water has lost, so that energy is kept whatever the iteration left.
    power = stream * (inlet - temperature) - storing * (temperature - before);
    air.give(settings.convectiveShare() * power);
    surfaces.give((1 - settings.convectiveShare()) * power);
    water.outlet().give(temperature);
  }

  /** Power and its slope at a mean temperature. */
  private void give(double mean) {
    double excess = mean - air.temperature();
    if (excess <= 0) {
      power = 0;
      slope = 0;
      return;
    }
    power =
        settings.nominalPower() * Math.pow(excess / settings.nominalExcess(), settings.exponent());
    slope = settings.exponent() * power / excess;
  }

  @Override
  public void commit(double seconds) {
    before = temperature;
  }

  @Override
  public double storedEnergy() {
    return settings.heatCapacity() * before;
  }
}
