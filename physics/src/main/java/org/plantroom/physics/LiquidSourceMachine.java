package org.plantroom.physics;

import org.jspecify.annotations.Nullable;

/**
 * A heat pump, a chiller or a reversible machine between two liquids: heating water or chilled
 * water on the load side, brine, ground water or cooling water on the source side.
 *
 * <pre>
 *                 electricity
 *                      │
 *            ┌─────────┴─────────┐
 *  loadIn ──▶│ load exchanger    │──▶ loadOut      condenser when heating,
 *            │     ▲ heat ▼      │                 evaporator when cooling
 * sourceIn ─▶│ source exchanger  │──▶ sourceOut
 *            └───────────────────┘
 *  inputs  demand  setPoint  mode        faults  trip  chargeLoss  loadFouling  sourceFouling
 * </pre>
 *
 * <p>Equations: {@link CircuitMap} in steady state, {@link RefrigerantCircuit} start-up and faults,
 * {@link LiquidSide} inertia of both exchangers, {@link CompressorControl} running and speed. The
 * temperatures the map asks for and the heat it gives are found together by fixed-point iteration
 * within the step, to 1e-6 K; balances close whatever its accuracy.
 *
 * <p>A change of the mode stops the compressor; it starts again after its minimum stop time.
 *
 * <p>Assumptions: no heat lost to the room; compressor heat goes into the warm side; without flow
 * on either side it does not run. Units: kg/s, °C, Pa, W, J; shares 0 to 1. Range: that of its map
 * and {@link MachineSettings.Limits}. Source: that of its map; for faults {@link
 * RefrigerantCircuit}.
 */
public final class LiquidSourceMachine implements Component {
  private static final int ITERATIONS = 40;
  private static final int PLAIN_ITERATIONS = 5;
  private static final double TOLERANCE = 1e-6;

  private final MachineCore core;
  private final LiquidSide load;
  private final LiquidSide source;

  /**
   * What a machine is built of.
   *
   * @param machine parameters
   * @param heating its map when it heats; null when it cannot
   * @param cooling its map when it cools; null when it cannot
   * @param load liquid on the load side
   * @param source liquid on the source side
   * @param loadLoss pressure over the load side
   * @param sourceLoss pressure over the source side
   * @param start temperature of all at the start, °C
   */
  public record Settings(
      MachineSettings machine,
      @Nullable CircuitMap heating,
      @Nullable CircuitMap cooling,
      Liquid load,
      Liquid source,
      PressureLoss loadLoss,
      PressureLoss sourceLoss,
      double start) {
    /** Parts as described, at least one map. */
    public Settings {
      if (heating == null && cooling == null) {
        throw new IllegalArgumentException("a machine needs a map for heating or for cooling");
      }
      Ranges.within(-30, 100, "start", start);
    }
  }

  /** A machine standing still. */
  public LiquidSourceMachine(Settings parts) {
    MachineSettings machine = parts.machine;
    load = new LiquidSide(parts.load, machine.loadHeatCapacity(), parts.start, parts.loadLoss);
    source =
        new LiquidSide(parts.source, machine.sourceHeatCapacity(), parts.start, parts.sourceLoss);
    core = new MachineCore(machine, parts.heating, parts.cooling, load);
  }

  @Override
  public void describe(Ports ports) {
    core.describe(ports);
    source.describe(ports, "sourceIn", "sourceOut");
    ports.quantity("sourceEntering", "Cel", source::entering);
    ports.quantity("sourceLeaving", "Cel", source::leaving);
  }

  @Override
  public void begin(double seconds) {
    core.begin(source.entering(), source.flows(), seconds);
  }

  @Override
  public void solve(double seconds) {
    CircuitMap map = core.map();
    if (map == null) {
      core.duty().rest();
      exchange(seconds);
      return;
    }
    LiquidSide cold = core.isHeating() ? source : load;
    LiquidSide warm = core.isHeating() ? load : source;
    double coldSeen = cold.at(map.coldTerminal());
    double warmSeen = warm.at(map.warmTerminal());
    for (int i = 0; i < ITERATIONS; i++) {
      core.evaluate(map, coldSeen, warmSeen);
      exchange(seconds);
      double coldError = cold.at(map.coldTerminal()) - coldSeen;
      double warmError = warm.at(map.warmTerminal()) - warmSeen;
      if (Math.abs(coldError) + Math.abs(warmError) < TOLERANCE) {
        break;
      }
      // Where little flows the plain iteration may swing; half steps settle it.
      double relaxation = i < PLAIN_ITERATIONS ? 1 : 0.5;
      coldSeen += relaxation * coldError;
      warmSeen += relaxation * warmError;
    }
  }

  private void exchange(double seconds) {
    core.exchange(seconds);
    Duty duty = core.duty();
    source.solve(core.isHeating() ? -duty.cooling() : duty.heating(), seconds);
  }

  @Override
  public void commit(double seconds) {
    core.commit(seconds);
    source.commit();
  }

  @Override
  public double storedEnergy() {
    return load.storedEnergy() + source.storedEnergy();
  }

  @Override
  public double addedPower() {
    return core.duty().power();
  }
}
