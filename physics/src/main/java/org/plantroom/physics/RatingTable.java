package org.plantroom.physics;

import java.util.List;

/**
 * A machine's table of heating capacity and Carnot effectiveness over cold side, warm side and
 * speed. The effectiveness counts from refrigerant 5 K beyond both temperatures, where it hardly
 * depends on the lift.
 *
 * <p>Between points both are linear in each temperature and in the speed; the power follows as
 * capacity / (effectiveness · ideal COP), so given points are met exactly and the COP bends as
 * physics has it. Points need not fill the grid: {@link RatingGrid} says how holes are filled.
 * Beyond the grid the slope at its edge holds for half a cell more, then the value stays; below the
 * lowest speed the capacity is proportional to the speed.
 *
 * <p>Range: that of the points and half a cell. Source of points: EN 14511 and EN 14825 tests.
 */
public final class RatingTable implements CircuitMap {
  /** Of usual exchangers, K; left-out points of the Keymark are told best by 5 to 10 K. */
  private static final double APPROACH = 5;

  private static final double BEYOND = 0.5;
  private static final double POOREST = 0.05;
  private static final double BEST = 0.9;

  private final RatingGrid grid;
  private final Terminal coldTerminal;
  private final Terminal warmTerminal;

  private RatingTable(RatingGrid grid, Terminal coldTerminal, Terminal warmTerminal) {
    this.grid = grid;
    this.coldTerminal = coldTerminal;
    this.warmTerminal = warmTerminal;
  }

  /** A heat pump's table: source entering, heating water leaving. */
  public static RatingTable heating(List<RatingPoint> points) {
    return new RatingTable(RatingGrid.of(points), Terminal.ENTERING, Terminal.LEAVING);
  }

  /** A chiller's table: chilled water leaving, cooling water or outdoor air entering. */
  public static RatingTable cooling(List<RatingPoint> points) {
    return new RatingTable(RatingGrid.of(points), Terminal.LEAVING, Terminal.ENTERING);
  }

  /** A table of water to water: chilled and heating water leaving. */
  public static RatingTable leaving(List<RatingPoint> points) {
    return new RatingTable(RatingGrid.of(points), Terminal.LEAVING, Terminal.LEAVING);
  }

  /** Ideal heating COP with the refrigerant an approach beyond both temperatures, °C. */
  static double ideal(double cold, double warm) {
    return CarnotMap.ideal(cold - APPROACH, warm + APPROACH);
  }

  @Override
  public void evaluate(double cold, double warm, double speed, Duty duty) {
    int i = RatingGrid.cell(grid.colds(), cold);
    int j = RatingGrid.cell(grid.warms(), warm);
    int k = RatingGrid.cell(grid.speeds(), speed);
    double x = Math.clamp(RatingGrid.place(grid.colds(), i, cold), -BEYOND, 1 + BEYOND);
    double y = Math.clamp(RatingGrid.place(grid.warms(), j, warm), -BEYOND, 1 + BEYOND);
    double z = Math.clamp(RatingGrid.place(grid.speeds(), k, speed), 0, 1);
    double lowest = grid.speeds()[0];
    double share = Math.min(1, speed / lowest);
    double capacity = share * grid.capacity(i, j, k, x, y, z);
    double effectiveness = Math.clamp(grid.effectiveness(i, j, k, x, y, z), POOREST, BEST);
    double cop = Math.max(1.01, effectiveness * ideal(cold, warm));
    double heating = Math.max(0, capacity);
    duty.set(heating, heating / cop);
  }

  @Override
  public Terminal coldTerminal() {
    return coldTerminal;
  }

  @Override
  public Terminal warmTerminal() {
    return warmTerminal;
  }
}
