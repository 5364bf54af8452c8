package org.plantroom.simulation;

import java.util.random.RandomGenerator;

/**
 * A three-phase meter at the plant room's feed: phase voltages that sag with the load, currents,
 * powers, and a counter a phase. Power drawn from the grid counts positive.
 *
 * <p>The counters take exactly the power the meter shows. Owner: the thread that steps the plant.
 */
final class EnergyMeter {
  private static final String[] PHASES = {"A", "B", "C"};
  private static final double NOMINAL_VOLTAGE = 230;
  private static final double VOLTAGE_NOISE = 0.8;
  private static final double SAG_PER_AMPERE = 0.15;
  private static final double POWER_FACTOR = 0.95;
  private static final double FREQUENCY = 50;
  private static final double FREQUENCY_NOISE = 0.01;

  // The meter was there before the heat pump: its counters do not begin at zero.
  private static final long USED_BEFORE = 9_131_000;

  private final RandomGenerator random;
  private final double[] powers = new double[PHASES.length];
  private final double[] voltages = {NOMINAL_VOLTAGE, NOMINAL_VOLTAGE, NOMINAL_VOLTAGE};
  private final EnergyCounter[] counters = {
    new EnergyCounter(USED_BEFORE), new EnergyCounter(USED_BEFORE), new EnergyCounter(USED_BEFORE)
  };
  private double frequency = FREQUENCY;

  EnergyMeter(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Lets time pass at these loads.
   *
   * @param a power on phase A, W, 0 or more
   * @param b power on phase B, W, 0 or more
   * @param c power on phase C, W, 0 or more
   */
  void step(double seconds, double a, double b, double c) {
    powers[0] = a;
    powers[1] = b;
    powers[2] = c;
    for (int i = 0; i < PHASES.length; i++) {
      double noise = VOLTAGE_NOISE * random.nextGaussian();
      voltages[i] = NOMINAL_VOLTAGE - SAG_PER_AMPERE * powers[i] / NOMINAL_VOLTAGE + noise;
      counters[i].add(powers[i], seconds);
    }
    frequency = FREQUENCY + FREQUENCY_NOISE * random.nextGaussian();
  }

  /** Power of all phases, W. */
  double power() {
    return powers[0] + powers[1] + powers[2];
  }

  /** Energy of all phases, whole Wh, the sum of what each phase shows. */
  long wattHours() {
    return counters[0].wattHours() + counters[1].wattHours() + counters[2].wattHours();
  }

  private double apparent(int phase) {
    return powers[phase] / POWER_FACTOR;
  }

  private double current(int phase) {
    return apparent(phase) / voltages[phase];
  }

  /** Offers its quantities. */
  void offer(Signals signals) {
    for (int i = 0; i < PHASES.length; i++) {
      offerPhase(signals, i);
    }
    signals.gives("meter.power", this::power);
    signals.gives("meter.apparentPower", () -> power() / POWER_FACTOR);
    signals.gives("meter.reactivePower", () -> reactive(power()));
    signals.gives("meter.powerFactorPercent", () -> 100 * POWER_FACTOR);
    signals.gives("meter.current", () -> current(0) + current(1) + current(2));
    signals.gives("meter.voltage", () -> (voltages[0] + voltages[1] + voltages[2]) / 3);
    signals.gives("meter.lineVoltage", () -> (line(0) + line(1) + line(2)) / 3);
    signals.gives("meter.frequency", () -> frequency);
    signals.gives("meter.wattHours", this::wattHours);
  }

  private void offerPhase(Signals signals, int phase) {
    String letter = PHASES[phase];
    String next = PHASES[(phase + 1) % PHASES.length];
    signals.gives("meter.power" + letter, () -> powers[phase]);
    signals.gives("meter.apparentPower" + letter, () -> apparent(phase));
    signals.gives("meter.reactivePower" + letter, () -> reactive(powers[phase]));
    signals.gives("meter.current" + letter, () -> current(phase));
    signals.gives("meter.voltage" + letter, () -> voltages[phase]);
    signals.gives("meter.lineVoltage" + letter + next, () -> line(phase));
    signals.gives("meter.wattHours" + letter, counters[phase]::wattHours);
  }

  /** Reactive power that goes with an active one at the meter's power factor, var. */
  private static double reactive(double power) {
    return power * Math.tan(Math.acos(POWER_FACTOR));
  }

  /** Voltage from this phase to the next, V; the phases stand 120° apart. */
  private double line(int phase) {
    double u = voltages[phase];
    double v = voltages[(phase + 1) % PHASES.length];
    return Math.sqrt(u * u + v * v + u * v);
  }
}
