package org.plantroom.physics;

/**
 * How a valve's flow coefficient depends on its position: the share of Kvs at a share of travel.
 *
 * <p>Source: IEC 60534-2-4, inherent flow characteristics.
 */
public enum ValveCharacteristic {
  /** Share of flow equals share of travel. */
  LINEAR {
    @Override
    double share(double position, double rangeability) {
      return position;
    }
  },
  /** Equal steps of travel change the flow by equal percentages; linear below a twentieth. */
  EQUAL_PERCENTAGE {
    @Override
    double share(double position, double rangeability) {
      return position < CLOSING
          ? Math.pow(rangeability, CLOSING - 1) * position / CLOSING
          : Math.pow(rangeability, position - 1);
    }
  };

  private static final double CLOSING = 0.05;

  /**
   * Share of Kvs, 0 to 1.
   *
   * @param position 0 closed to 1 open
   * @param rangeability Kvs over the least coefficient controlled, e.g. 50
   */
  abstract double share(double position, double rangeability);
}
