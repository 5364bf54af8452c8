package org.plantroom.building;

import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Ports;
import org.plantroom.physics.Ranges;

/**
 * Photovoltaic modules with their inverter.
 *
 * <pre>
 *   sun *      ┌───────┐  DC  ┌──────────┐
 *        ╲ ──▶ │modules│ ───▶ │ inverter │ ──▶ power
 *              └───────┘      └──────────┘
 * </pre>
 *
 * <p>Equations: {@code Pdc = P₀·G/1000·(1 + γ·(Tc − 25))·(1 − losses)}; {@code Pac = η·Pdc}, η =
 * ηn/0.9637·(−0.0162·ζ − 0.0059/ζ + 0.9858), ζ = Pdc·ηn/Pac₀, never above Pac₀. Cell temperature by
 * the nominal operating one, {@code Tc = Ta + G/800·(NOCT − 20)}. Electricity leaves the plant:
 * nothing is stored. Assumptions: light on the glass at its angle, without reflection; cells follow
 * light and air at once. Range: whole arrays under one sky, −40 to 60 °C. Faults: {@code soiling}
 * and {@code outage}, shares of power lost. Units: W, J, W/m², °C. Source: Dobos, PVWatts Version 5
 * Manual, NREL/TP-6A20-62641, 2014.
 */
public final class PhotovoltaicArray implements Component {
  private static final double STANDARD_LIGHT = 1000;
  private static final double STANDARD_TEMPERATURE = 25;
  private static final double NOMINAL_LIGHT = 800;
  private static final double NOMINAL_AIR = 20;
  private static final double REFERENCE_EFFICIENCY = 0.9637;

  /**
   * An array.
   *
   * @param facing of its modules
   * @param peakPower at 1000 W/m² and 25 °C, W, more than 0
   * @param temperatureCoefficient of power, 1/K, −0.01 to 0; commonly −0.0035
   * @param nominalCellTemperature at 800 W/m² and 20 °C, °C, 20 to 80; commonly 45
   * @param losses of wiring, mismatch and dirt, share, 0 to 0.9
   * @param inverterPower nominal, alternating current, W, more than 0
   * @param inverterEfficiency nominal, 0.5 to 1
   */
  public record Settings(
      Facing facing,
      double peakPower,
      double temperatureCoefficient,
      double nominalCellTemperature,
      double losses,
      double inverterPower,
      double inverterEfficiency) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "peakPower", peakPower);
      Ranges.within(-0.01, 0, "temperatureCoefficient", temperatureCoefficient);
      Ranges.within(20, 80, "nominalCellTemperature", nominalCellTemperature);
      Ranges.within(0, 0.9, "losses", losses);
      Ranges.above(0, "inverterPower", inverterPower);
      Ranges.within(0.5, 1, "inverterEfficiency", inverterEfficiency);
    }
  }

  private final Settings settings;
  private final Weather weather;
  private final LitSurface surface;
  private double soiling;
  private double outage;
  private double cell;
  private double power;
  private double energy;

  /** An array in a weather. */
  public PhotovoltaicArray(Settings settings, Weather weather) {
    this.settings = settings;
    this.weather = weather;
    surface = new LitSurface(weather, settings.facing());
  }

  @Override
  public void describe(Ports ports) {
    ports.input("soiling", "1", InputRange.share(0), value -> soiling = value);
    ports.input("outage", "1", InputRange.share(0), value -> outage = value);
    ports.quantity("power", "W", () -> power);
    ports.quantity("energy", "J", () -> energy);
    ports.quantity("light", "W/m2", surface::total);
    ports.quantity("cellTemperature", "Cel", () -> cell);
  }

  @Override
  public void solve(double seconds) {
    surface.update();
    power = alternating(direct(surface.total(), weather.temperature()));
  }

  /** Power of the modules, W. */
  private double direct(double light, double air) {
    double warming = (settings.nominalCellTemperature() - NOMINAL_AIR) / NOMINAL_LIGHT;
    cell = air + light * warming;
    double derating = 1 + settings.temperatureCoefficient() * (cell - STANDARD_TEMPERATURE);
    double left = (1 - settings.losses()) * (1 - soiling) * (1 - outage);
    return settings.peakPower() * light / STANDARD_LIGHT * Math.max(0, derating) * left;
  }

  /** Power of the inverter, W. */
  private double alternating(double direct) {
    double load = direct * settings.inverterEfficiency() / settings.inverterPower();
    if (load <= 0) {
      return 0;
    }
    double efficiency =
        settings.inverterEfficiency()
            / REFERENCE_EFFICIENCY
            * (0.9858 - 0.0162 * load - 0.0059 / load);
    return Math.clamp(direct * efficiency, 0, settings.inverterPower());
  }

  @Override
  public void commit(double seconds) {
    energy += power * seconds;
  }
}
