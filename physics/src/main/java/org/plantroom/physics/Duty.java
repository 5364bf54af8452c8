package org.plantroom.physics;

/**
 * What a refrigerant circuit does at a moment; filled by a {@link CircuitMap}, so that a step
 * allocates nothing. What the warm side gets is what the cold side gives and the power: no heat is
 * lost between them.
 *
 * <p>Owner: the machine that asks.
 */
public final class Duty {
  private double heating;
  private double power;

  /** Heat given to the warm side, W, 0 or more. */
  public double heating() {
    return heating;
  }

  /** Heat taken from the cold side, W. */
  public double cooling() {
    return heating - power;
  }

  /** Electric power, W, 0 or more. */
  public double power() {
    return power;
  }

  /** Sets heat to the warm side and electric power, W. */
  public void set(double heatingWatts, double powerWatts) {
    heating = heatingWatts;
    power = powerWatts;
  }

  /** Nothing moves: the compressor stands still. */
  public void rest() {
    set(0, 0);
  }
}
