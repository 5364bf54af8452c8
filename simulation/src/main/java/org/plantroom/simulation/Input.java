package org.plantroom.simulation;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.physics.InputRange;

/**
 * Something that can be set in a plant. It follows its signal, when one is connected, until it is
 * set from outside; {@link #release} lets it follow again.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class Input {
  private final String path;
  private final String unit;
  private final InputRange range;
  private final DoubleConsumer setter;
  private @Nullable Sensor signal;
  private double factor = 1;
  private double offset;
  private boolean held;
  private boolean stuck;
  private double value;

  Input(String path, String unit, InputRange range, DoubleConsumer setter) {
    this.path = path;
    this.unit = unit;
    this.range = range;
    this.setter = setter;
    apply(range.initial());
  }

  /** Component and input, e.g. {@code pump.speed}. */
  public String path() {
    return path;
  }

  /** As UCUM writes it. */
  public String unit() {
    return unit;
  }

  /** What it may be. */
  public InputRange range() {
    return range;
  }

  /** What it is told to be; where it really is differs while it is stuck. */
  public double get() {
    return value;
  }

  /** True when a signal is connected. */
  public boolean isDriven() {
    return signal != null;
  }

  /** True from being set from outside until released. */
  public boolean isHeld() {
    return held;
  }

  /**
   * Sets it from the next step on; a signal no longer counts. What lies beyond the range is set to
   * the range's end, as an actuator does.
   *
   * @throws IllegalArgumentException when it is no number
   */
  public void set(double number) {
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException("an input must be a number [input=%s]".formatted(path));
    }
    held = true;
    apply(number);
  }

  /** Lets it follow its signal again; without one it goes back to what it was at first. */
  public void release() {
    held = false;
    if (signal == null) {
      apply(range.initial());
    }
  }

  /**
   * Lets a fault put the component's input somewhere, whatever it is told. What it is told
   * meanwhile counts from {@link #free} on.
   */
  void stick(double number) {
    stuck = true;
    setter.accept(within(number));
  }

  /** Ends the fault: the component's input is again what it is told to be. */
  void free() {
    stuck = false;
    setter.accept(value);
  }

  /** Connects a signal: the input follows {@code signal · factor + offset}. */
  void follow(Sensor source, double times, double plus) {
    signal = source;
    factor = times;
    offset = plus;
  }

  /** Adds to what its signal tells, or to what it is set to, from the next step on. */
  void shift(double by) {
    if (signal == null || held) {
      set(value + by);
    } else {
      offset += by;
    }
  }

  /** What brings the signal; empty when none is connected. */
  Optional<Sensor> signal() {
    return Optional.ofNullable(signal);
  }

  /** Takes over the signal; once a step. */
  void sample() {
    if (signal != null && !held) {
      double number = signal.getAsDouble() * factor + offset;
      if (number != value) {
        apply(number);
      }
    }
  }

  /** What it would take over now; what it is without a signal. */
  double told() {
    return signal == null || held ? value : within(signal.getAsDouble() * factor + offset);
  }

  private void apply(double number) {
    value = within(number);
    if (!stuck) {
      setter.accept(value);
    }
  }

  private double within(double number) {
    return Math.max(range.min(), Math.min(range.max(), number));
  }
}
