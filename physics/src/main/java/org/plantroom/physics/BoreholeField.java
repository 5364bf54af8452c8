package org.plantroom.physics;

import java.util.Arrays;

/**
 * Boreholes with U-tubes in the ground, alike and in parallel.
 *
 * <pre>
 *  inlet ──▶─┐   ┌─▶── outlet
 *  ══════════│═══│══════════════ surface
 *            │   │      │   │
 *            │▒▒▒│      │▒▒▒│     grout; the ground's history
 *            └───┘      └───┘     by g-function
 * </pre>
 *
 * <p>Equations, each stretch of a leg: water {@code Cw·dF/dt = ṁc·(F₋ − F) − (F − G)/Rw}, grout
 * {@code Cg·dG/dt = (F − G)/Rw − (G − Tb)/Rg}, implicit; all boreholes share one wall temperature
 * {@code Tb = T₀ + (g∗q)/(2πk)} by {@link GroundResponse} and load aggregation, solved together
 * with the stretches. Twice the borehole resistance is one leg's, {@code 2·Rb = Rw + Rg}; the
 * grout's heat sits in the middle of its resistance. Assumptions: legs exchange heat through grout
 * and wall alone; wall temperature uniform along the depth; no ground water. Range: brine or water,
 * depth up to 400 m. Heat to the ground leaves the plant. Units: kg/s, °C, Pa, W; m and W/(m·K) of
 * the ground. Source: {@link GroundResponse} and {@link LoadHistory} for the ground, heat balances
 * for water and grout.
 */
public final class BoreholeField implements Component {
  private static final double GROUT_MIDDLE = 0.5;

  /**
   * A field.
   *
   * @param liquid in the tubes
   * @param across boreholes along one side of the rectangle, 1 or more
   * @param along boreholes along the other side, 1 or more
   * @param spacing between neighbours, m, more than 0
   * @param length of each, m, 5 to 400
   * @param radius of each, m, 0.03 to 0.2
   * @param depth of the upper end below the surface, m, 0 or more
   * @param resistance Rb from fluid to wall, m·K/W, more than 0
   * @param tubeResistance of film and tube of one leg, m·K/W, less than 2·Rb
   * @param waterCapacity of one leg with its tube, J/(m·K), more than 0
   * @param groutCapacity of the grout, J/(m·K), more than 0
   * @param stretches each leg is divided in, 1 to 50
   * @param nominalFlow through the field, kg/s, more than 0
   * @param nominalLoss Pa at that flow, 0 or more
   */
  public record Settings(
      Liquid liquid,
      Ground ground,
      int across,
      int along,
      double spacing,
      double length,
      double radius,
      double depth,
      double resistance,
      double tubeResistance,
      double waterCapacity,
      double groutCapacity,
      int stretches,
      double nominalFlow,
      double nominalLoss) {
    /** Settings that are possible. */
    public Settings {
      Ranges.within(1, 100, "across", across);
      Ranges.within(1, 100, "along", along);
      Ranges.above(0, "spacing", spacing);
      Ranges.within(5, 400, "length", length);
      Ranges.within(0.03, 0.2, "radius", radius);
      Ranges.atLeast(0, "depth", depth);
      Ranges.above(0, "resistance", resistance);
      Ranges.within(0, 1.9 * resistance, "tubeResistance", tubeResistance);
      Ranges.above(0, "waterCapacity", waterCapacity);
      Ranges.above(0, "groutCapacity", groutCapacity);
      Ranges.within(1, 50, "stretches", stretches);
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
    }

    int boreholes() {
      return across * along;
    }
  }

  private final Settings settings;
  private final Stream stream;
  private final LoadHistory history;
  private final double stretch;
  private final double waterToGrout;
  private final double groutToWall;
  private final double[] water;
  private final double[] grout;
  private final double[] waterEnd;
  private final double[] groutEnd;
  private final double[] waterByWall;
  private final double[] groutByWall;
  private double wall;
  private double heat;
  private double taken;

  /** A field at the ground's temperature. */
  public BoreholeField(Settings settings) {
    this.settings = settings;
    stream = new Stream(settings.liquid(), settings.nominalFlow(), settings.nominalLoss());
    history =
        new LoadHistory(
            new GroundResponse(
                settings.ground(),
                settings.length(),
                settings.radius(),
                settings.depth(),
                settings.across(),
                settings.along(),
                settings.spacing()));
    stretch = settings.length() / settings.stretches();
    double leg = 2 * settings.resistance() - settings.tubeResistance();
    waterToGrout = stretch / (settings.tubeResistance() + GROUT_MIDDLE * leg);
    groutToWall = stretch / (leg * (1 - GROUT_MIDDLE));
    int count = 2 * settings.stretches();
    water = new double[count];
    grout = new double[count];
    waterEnd = new double[count];
    groutEnd = new double[count];
    waterByWall = new double[count];
    groutByWall = new double[count];
    wall = settings.ground().temperature();
    Arrays.fill(water, wall);
    Arrays.fill(grout, wall);
    stream.outlet().give(wall);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", stream.inlet());
    ports.outlet("outlet", stream.outlet());
    ports.path(stream.inlet(), stream.outlet(), stream.loss());
    ports.quantity("massFlow", "kg/s", () -> stream.outlet().massFlow());
    ports.quantity("inletTemperature", "Cel", () -> stream.inlet().temperature());
    ports.quantity("outletTemperature", "Cel", () -> stream.outlet().temperature());
    ports.quantity("wallTemperature", "Cel", () -> wall);
    ports.quantity("heatFromGround", "W", () -> -heat);
    ports.quantity("energyFromGround", "J", () -> taken);
  }

  @Override
  public void begin(double seconds) {
    history.begin(seconds);
  }

  @Override
  public void solve(double seconds) {
    double through = stream.capacityFlow() / settings.boreholes();
    pass(through, seconds);
    double constant = 0;
    double falling = 0;
    for (int i = 0; i < grout.length; i++) {
      constant += groutToWall * groutEnd[i];
      falling += groutToWall * (1 - groutByWall[i]);
    }
    double scale = 1 / (2 * Math.PI * settings.ground().conductivity());
    double own = scale * history.weight() / settings.length();
    double earlier = settings.ground().temperature() + scale * history.before();
    wall = (earlier + own * constant) / (1 + own * falling);
    heat = (constant - falling * wall) * settings.boreholes();
    for (int i = 0; i < grout.length; i++) {
      waterEnd[i] += waterByWall[i] * wall;
      groutEnd[i] += groutByWall[i] * wall;
    }
    stream.outlet().give(waterEnd[water.length - 1]);
  }

  /** Follows the water; all temperatures are a constant and a part that goes with the wall's. */
  private void pass(double through, double seconds) {
    double water0 = settings.waterCapacity() * stretch / seconds;
    double grout0 = settings.groutCapacity() / 2 * stretch / seconds;
    double groutSum = grout0 + waterToGrout + groutToWall;
    double coupling = waterToGrout / groutSum;
    double waterSum = water0 + through + waterToGrout * (1 - coupling);
    double at = stream.inlet().temperature();
    double byWall = 0;
    for (int i = 0; i < water.length; i++) {
      at = (water0 * water[i] + through * at + coupling * grout0 * grout[i]) / waterSum;
      byWall = (through * byWall + coupling * groutToWall) / waterSum;
      waterEnd[i] = at;
      waterByWall[i] = byWall;
      groutEnd[i] = (grout0 * grout[i] + waterToGrout * at) / groutSum;
      groutByWall[i] = (waterToGrout * byWall + groutToWall) / groutSum;
    }
  }

  @Override
  public void commit(double seconds) {
    System.arraycopy(waterEnd, 0, water, 0, water.length);
    System.arraycopy(groutEnd, 0, grout, 0, grout.length);
    history.commit(heat / settings.boreholes() / settings.length());
    taken -= heat * seconds;
  }

  @Override
  public double storedEnergy() {
    double sum = 0;
    for (int i = 0; i < water.length; i++) {
      sum += settings.waterCapacity() * water[i] + settings.groutCapacity() / 2 * grout[i];
    }
    return sum * stretch * settings.boreholes();
  }

  @Override
  public double addedPower() {
    return -heat;
  }
}
