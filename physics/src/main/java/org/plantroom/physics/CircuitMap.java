package org.plantroom.physics;

/**
 * How much heat a refrigerant circuit moves and what power it takes, by the temperatures on its
 * cold and warm side and the compressor's speed. Steady: inertia is the machine's.
 */
public interface CircuitMap {
  /** Which temperature of a stream a map is told by. */
  enum Terminal {
    /** Where the stream enters the machine, as EN 14511 rates sources. */
    ENTERING,
    /** Where the stream leaves the machine, as EN 14511 rates heating and chilled water. */
    LEAVING
  }

  /**
   * The duty in steady state.
   *
   * @param cold temperature on the cold side, °C, at {@link #coldTerminal}
   * @param warm temperature on the warm side, °C, at {@link #warmTerminal}
   * @param speed of the compressor, share of the full one, more than 0 to 1
   */
  void evaluate(double cold, double warm, double speed, Duty duty);

  /** Which temperature the cold side is told by. */
  Terminal coldTerminal();

  /** Which temperature the warm side is told by. */
  Terminal warmTerminal();
}
