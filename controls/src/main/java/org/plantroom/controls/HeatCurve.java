package org.plantroom.controls;

import org.plantroom.physics.Ranges;

/**
 * Supply temperature of a heating circuit by outdoor temperature: what emitters of the given
 * exponent need so that the room stays at its temperature, and nothing above the heating limit.
 *
 * <pre>
 *   outdoor ─▶┌───────┐─▶ supply temperature
 *             │ curve │
 *             └───────┘
 * </pre>
 *
 * <p>Equation:
 *
 * <pre>
 *   supply = room + shift + (designSupply − room) · ((room − outdoor)/(room − designOutdoor))^(1/n)
 * </pre>
 *
 * <p>The outdoor temperature is damped with a first-order lag, as a building damps it. Emitter law:
 * EN 442; n is about 1.3 for radiators and 1.1 for floors. Owner: the thread that steps it.
 *
 * <p>Assumptions: flow as designed, gains not counted. Units: °C, K, s. Range: outdoors −60 to 60
 * °C, supply 0 to 110 °C. Source: EN 442-2.
 */
public final class HeatCurve {
  private final Settings settings;
  private double damped = Double.NaN;

  /** A curve that takes the first outdoor temperature as the damped one. */
  public HeatCurve(Settings settings) {
    this.settings = settings;
  }

  /**
   * Parameters.
   *
   * @param designOutdoor outdoor temperature the supply is designed for, °C, below the room's
   * @param designSupply supply temperature then, °C, above the room's
   * @param room wanted room temperature, °C
   * @param exponent n of the emitters, 1 to 1.6
   * @param shift added to the curve, K
   * @param heatingLimit damped outdoor temperature above which no heat is wanted, °C
   * @param least supply temperature at least given while heating, °C
   * @param greatest supply temperature at most given, °C, more than {@code least}
   * @param damping time constant of the outdoor temperature's lag, s; 0 for none
   */
  public record Settings(
      double designOutdoor,
      double designSupply,
      double room,
      double exponent,
      double shift,
      double heatingLimit,
      double least,
      double greatest,
      double damping) {
    /** Parameters as described. */
    public Settings {
      Ranges.within(-60, 20, "designOutdoor", designOutdoor);
      Ranges.within(15, 28, "room", room);
      Ranges.within(room, 95, "designSupply", designSupply);
      Ranges.within(1, 1.6, "exponent", exponent);
      Ranges.within(-30, 30, "shift", shift);
      Ranges.within(-20, room, "heatingLimit", heatingLimit);
      Ranges.within(0, 95, "least", least);
      Ranges.within(least, 110, "greatest", greatest);
      Ranges.atLeast(0, "damping", damping);
    }
  }

  /**
   * Takes down an outdoor temperature, °C; unknown ones (NaN) change nothing.
   *
   * @param seconds since the last one
   */
  public void step(double outdoor, double seconds) {
    if (!Double.isFinite(outdoor)) {
      return;
    }
    if (Double.isNaN(damped) || settings.damping() == 0) {
      damped = outdoor;
    } else {
      double share = seconds / settings.damping();
      damped = (damped + share * outdoor) / (1 + share);
    }
  }

  /** Damped outdoor temperature, °C; NaN before the first. */
  public double damped() {
    return damped;
  }

  /** Whether heat is wanted: the damped outdoor temperature is below the heating limit. */
  public boolean heats() {
    return damped < settings.heatingLimit();
  }

  /** Supply temperature wanted, °C; the least one where no heat is wanted. */
  public double supply() {
    if (!heats()) {
      return settings.least();
    }
    double load = (settings.room() - damped) / (settings.room() - settings.designOutdoor());
    double excess = settings.designSupply() - settings.room();
    double wanted =
        settings.room() + settings.shift() + excess * Math.pow(load, 1 / settings.exponent());
    return Math.clamp(wanted, settings.least(), settings.greatest());
  }
}
