package org.plantroom.physics;

/**
 * A full-speed map run at other speeds: the capacity follows the speed, the exchangers become too
 * large, so the compressor works against a smaller lift, and drive and compressor lose some of
 * their efficiency.
 *
 * <p>With the approach a (of both exchangers, at full speed) the circuit at speed s sees the cold
 * side a·(1 − s) warmer and the warm side a·(1 − s) colder; the power is divided by 1 − d·(1 − s)².
 * Assumption: exchangers of constant UA, swept volume proportional to the speed. Range: speeds 0.15
 * to 1.
 */
public final class InverterMap implements CircuitMap {
  /**
   * Parameters of part load.
   *
   * @param approach of an exchanger at full speed, K, 0 to 20
   * @param loss d, share of efficiency lost towards standstill, 0 to 0.8
   */
  public record Settings(double approach, double loss) {
    /** Usual machines: 4 K and a fifth. */
    public static final Settings USUAL = new Settings(4, 0.2);

    /** Parameters as described. */
    public Settings {
      Ranges.within(0, 20, "approach", approach);
      Ranges.within(0, 0.8, "loss", loss);
    }
  }

  private final CircuitMap full;
  private final Settings settings;

  /** The map at full speed, and how it behaves below. */
  public InverterMap(CircuitMap full, Settings settings) {
    this.full = full;
    this.settings = settings;
  }

  @Override
  public void evaluate(double cold, double warm, double speed, Duty duty) {
    double slow = 1 - speed;
    double shift = settings.approach * slow;
    full.evaluate(cold + shift, warm - shift, 1, duty);
    double heating = duty.heating() * speed;
    double power = duty.power() * speed / (1 - settings.loss * slow * slow);
    duty.set(heating, Math.min(power, heating));
  }

  @Override
  public Terminal coldTerminal() {
    return full.coldTerminal();
  }

  @Override
  public Terminal warmTerminal() {
    return full.warmTerminal();
  }
}
