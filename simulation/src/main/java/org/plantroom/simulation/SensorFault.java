package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Sensors that show something else than what is.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class SensorFault implements Fault {
  /** In which way a sensor errs. */
  enum Kind {
    /** Shows more by a constant, or less. */
    BIAS,
    /** Shows more by what grows with time. */
    DRIFT,
    /** Shows more or less by chance, normally distributed, anew at each showing. */
    NOISE,
    /** Goes on showing what it showed at first. */
    FREEZE
  }

  private final Kind kind;
  private final double amount;
  private final List<Sensor> sensors;
  private final DoubleSupplier clock;
  private final RandomGenerator random;
  private final List<DoubleUnaryOperator> disturbances = new ArrayList<>();

  /**
   * A fault that has not begun.
   *
   * @param amount in the quantities' unit, for a drift a second; without meaning for a freeze
   * @param sensors that err, one or more of the same unit
   * @param clock tells simulated time, s
   * @param random drives noise
   */
  SensorFault(
      Kind kind,
      double amount,
      List<Sensor> sensors,
      DoubleSupplier clock,
      RandomGenerator random) {
    this.kind = kind;
    this.amount = amount;
    this.sensors = List.copyOf(sensors);
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void begin() {
    for (Sensor sensor : sensors) {
      DoubleUnaryOperator disturbance = disturbance(sensor);
      disturbances.add(disturbance);
      sensor.disturb(disturbance);
    }
  }

  private DoubleUnaryOperator disturbance(Sensor sensor) {
    return switch (kind) {
      case BIAS -> value -> value + amount;
      case DRIFT -> {
        double since = clock.getAsDouble();
        yield value -> value + amount * (clock.getAsDouble() - since);
      }
      case NOISE -> value -> value + amount * random.nextGaussian();
      case FREEZE -> {
        double last = sensor.getAsDouble();
        yield _ -> last;
      }
    };
  }

  @Override
  public void end() {
    for (int i = 0; i < disturbances.size(); i++) {
      sensors.get(i).heal(disturbances.get(i));
    }
    disturbances.clear();
  }
}
