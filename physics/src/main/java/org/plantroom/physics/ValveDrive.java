package org.plantroom.physics;

/**
 * Moves a valve's or damper's plug towards what is asked, as fast as it can, unless it is stuck.
 *
 * <p>Owner: the component that has it.
 */
final class ValveDrive {
  private static final double STUCK = 0.5;

  /** Drives rest while the change asked for is smaller than this share of their travel. */
  private static final double DEAD_BAND = 0.005;

  private final double strokeTime;
  private double asked;
  private double stuck;
  private double position;

  /**
   * A drive.
   *
   * @param strokeTime from closed to open, s, 0 or more
   * @param position at the start, 0 to 1
   */
  ValveDrive(double strokeTime, double position) {
    this.strokeTime = strokeTime;
    this.position = position;
    asked = position;
  }

  void describe(Ports ports) {
    ports.input("position", "1", InputRange.share(position), value -> asked = value);
    ports.input("stuck", "1", InputRange.share(0), value -> stuck = value);
    ports.quantity("actualPosition", "1", this::position);
  }

  /** Where the plug is, 0 to 1. */
  double position() {
    return position;
  }

  /** Moves for a step. */
  void move(double seconds) {
    if (stuck >= STUCK) {
      return;
    }
    boolean isEnd = asked <= 0 || asked >= 1;
    if (!isEnd && Math.abs(asked - position) < DEAD_BAND) {
      return;
    }
    double most = strokeTime > 0 ? seconds / strokeTime : 1;
    position += Math.max(-most, Math.min(most, asked - position));
  }
}
