package org.plantroom.physics;

/**
 * How water in a stretch of pipe, its wall and the surroundings exchange heat over a time: exactly
 * between water and wall, implicitly to the surroundings.
 *
 * <p>Equations: {@code M·dT/dt = −h·(T − W)}, {@code C·dW/dt = h·(T − W) − U·(W − Ts)}; h is raised
 * so that an implicit step gives the exact exponential of the two masses.
 *
 * <p>Owner: the pipe that has it.
 */
final class PipeWall {
  private static final double MOST = 12;

  private final double wallCapacity;
  private final double waterCapacity;
  private final double loss;
  private double film;
  private double water;
  private double wall;
  private double lost;

  /**
   * A stretch.
   *
   * @param waterCapacity J/K
   * @param wallCapacity J/K
   * @param loss from wall to surroundings, W/K
   */
  PipeWall(double waterCapacity, double wallCapacity, double loss) {
    this.waterCapacity = waterCapacity;
    this.wallCapacity = wallCapacity;
    this.loss = loss;
  }

  /** Prepares steps of a length with a film conductance of a whole stretch, W/K. */
  void prepare(double conductance, double seconds) {
    double rate = conductance * (1 / waterCapacity + 1 / wallCapacity);
    double fitted = Math.expm1(Math.min(MOST, rate * seconds)) / (rate * seconds);
    film = conductance * fitted;
  }

  /**
   * Exchanges for a time.
   *
   * @param capacity of the water that is here, J/K; the film is its share
   * @param through heat capacity flow through the stretch, W/K; 0 for a plug that stands here
   * @param entering temperature of what flows through
   * @param share of the loss that this exchange bears
   */
  void exchange(
      double capacity,
      double through,
      double entering,
      double share,
      double surroundings,
      double seconds,
      double waterAt,
      double wallAt) {
    double h = film * capacity / waterCapacity;
    double u = loss * share;
    double a = capacity / seconds + through + h;
    double b = wallCapacity / seconds + h + u;
    double right = capacity / seconds * waterAt + through * entering;
    double rightWall = wallCapacity / seconds * wallAt + u * surroundings;
    wall = (rightWall * a + h * right) / (a * b - h * h);
    water = (right + h * wall) / a;
    lost = u * (wall - surroundings) * seconds;
  }

  /** Temperature of the water after the last exchange, °C. */
  double water() {
    return water;
  }

  /** Temperature of the wall after the last exchange, °C. */
  double wall() {
    return wall;
  }

  /** Heat lost in the last exchange, J. */
  double lost() {
    return lost;
  }
}
