package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/**
 * What a register or an input of the plant is told of a quantity: the truth, unless a fault of the
 * sensor or of the line changes it. The machine that is measured goes on with the truth.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Sensor implements DoubleSupplier {
  private final Quantity quantity;
  private List<DoubleUnaryOperator> faults = List.of();

  /** A sound sensor. */
  Sensor(Quantity quantity) {
    this.quantity = quantity;
  }

  /** What it measures. */
  Quantity quantity() {
    return quantity;
  }

  @Override
  public double getAsDouble() {
    double shown = quantity.get();
    for (int i = 0; i < faults.size(); i++) {
      shown = faults.get(i).applyAsDouble(shown);
    }
    return shown;
  }

  /**
   * Lets a fault change what is shown, after those that are there already.
   *
   * @param fault gives what is shown instead of a value, in the quantity's unit
   */
  void disturb(DoubleUnaryOperator fault) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>();
    }
    faults.add(fault);
  }

  /** Ends a fault. */
  void heal(DoubleUnaryOperator fault) {
    faults.remove(fault);
  }
}
