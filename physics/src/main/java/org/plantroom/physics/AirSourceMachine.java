package org.plantroom.physics;

import org.jspecify.annotations.Nullable;

/**
 * A heat pump, an air-cooled chiller or a reversible machine between outdoor air and water.
 *
 * <pre>
 *            electricity   outdoor air (inputs outdoorTemperature, outdoorHumidity)
 *                 │           │
 *            ┌────┴───────────▼──┐
 *            │ outdoor coil, fan │
 *            │     ▲ heat ▼      │
 *  loadIn ──▶│ load exchanger    │──▶ loadOut      condenser when heating,
 *            └───────────────────┘                 evaporator when cooling
 *  inputs  demand  setPoint  mode        faults  trip  chargeLoss  loadFouling  sourceFouling
 * </pre>
 *
 * <p>Equations as {@link LiquidSourceMachine}, with the air at outdoor temperature on the source
 * side, whatever the machine takes from it, and {@link Defrost} where the map has none in it. The
 * fan is in the map's power, as in ratings by EN 14511.
 *
 * <p>Assumptions: the coil has no inertia; no recirculation of its air. Units: kg/s, °C, W, J;
 * humidity and shares 0 to 1. Range: that of its map and {@link MachineSettings.Limits}. Source:
 * that of its map.
 */
public final class AirSourceMachine implements Component {
  private static final int ITERATIONS = 40;
  private static final int PLAIN_ITERATIONS = 5;
  private static final double TOLERANCE = 1e-6;
  private static final InputRange OUTDOOR = new InputRange(-60, 60, 7);
  private static final InputRange HUMIDITY = new InputRange(0, 0.05, 0.005);

  private final MachineCore core;
  private final LiquidSide load;
  private final @Nullable Defrost defrost;
  private double outdoor = OUTDOOR.initial();
  private double humidity = HUMIDITY.initial();

  /**
   * What a machine is built of.
   *
   * @param machine parameters; the heat capacity of the source side is not used
   * @param heating its map when it heats; null when it cannot
   * @param cooling its map when it cools; null when it cannot
   * @param ratedHeating capacity the defrosting heat is scaled by, W; 0 where the map has the
   *     defrosting in it
   * @param load liquid on the load side
   * @param loadLoss pressure over the load side
   * @param start temperature of the water at the start, °C
   */
  public record Settings(
      MachineSettings machine,
      @Nullable CircuitMap heating,
      @Nullable CircuitMap cooling,
      double ratedHeating,
      Liquid load,
      PressureLoss loadLoss,
      double start) {
    /** Parts as described, at least one map. */
    public Settings {
      if (heating == null && cooling == null) {
        throw new IllegalArgumentException("a machine needs a map for heating or for cooling");
      }
      Ranges.atLeast(0, "ratedHeating", ratedHeating);
      Ranges.within(-30, 100, "start", start);
    }
  }

  /** A machine standing still. */
  public AirSourceMachine(Settings parts) {
    double heatCapacity = parts.machine.loadHeatCapacity();
    load = new LiquidSide(parts.load, heatCapacity, parts.start, parts.loadLoss);
    core = new MachineCore(parts.machine, parts.heating, parts.cooling, load);
    defrost = parts.ratedHeating > 0 ? new Defrost(parts.ratedHeating) : null;
  }

  @Override
  public void describe(Ports ports) {
    core.describe(ports);
    ports.input("outdoorTemperature", "Cel", OUTDOOR, value -> outdoor = value);
    if (defrost != null) {
      ports.input("outdoorHumidity", "kg/kg", HUMIDITY, value -> humidity = value);
      ports.quantity("defrostShare", "1", defrost::share);
    }
  }

  @Override
  public void begin(double seconds) {
    core.begin(outdoor, true, seconds);
    if (defrost != null) {
      defrost.begin(outdoor, humidity);
    }
  }

  @Override
  public void solve(double seconds) {
    CircuitMap map = core.map();
    if (map == null) {
      core.duty().rest();
      core.exchange(seconds);
      return;
    }
    CircuitMap.Terminal terminal = core.isHeating() ? map.warmTerminal() : map.coldTerminal();
    double seen = load.at(terminal);
    for (int i = 0; i < ITERATIONS; i++) {
      evaluate(map, seen);
      core.exchange(seconds);
      double error = load.at(terminal) - seen;
      if (Math.abs(error) < TOLERANCE) {
        break;
      }
      // Where little flows the plain iteration may swing; half steps settle it.
      seen += (i < PLAIN_ITERATIONS ? 1 : 0.5) * error;
    }
  }

  private void evaluate(CircuitMap map, double water) {
    if (core.isHeating()) {
      core.evaluate(map, outdoor, water);
      if (defrost != null) {
        defrost.apply(core.duty());
      }
    } else {
      core.evaluate(map, water, outdoor);
    }
  }

  @Override
  public void commit(double seconds) {
    core.commit(seconds);
  }

  @Override
  public double storedEnergy() {
    return load.storedEnergy();
  }

  @Override
  public double addedPower() {
    return core.isHeating() ? core.duty().heating() : -core.duty().cooling();
  }
}
