package org.plantroom.study;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.Quantity;

/** A number that may change with time: a price, a factor, the end of a band. Immutable. */
sealed interface Level {
  /**
   * The level of a plant.
   *
   * @return gives it by the time since new year, s, in the unit the level was read in
   * @throws IllegalArgumentException when the plant has no such quantity
   */
  DoubleUnaryOperator in(Plant plant);

  /** Always the same. */
  record Constant(double value) implements Level {
    @Override
    public DoubleUnaryOperator in(Plant plant) {
      return _ -> value;
    }
  }

  /** What a quantity of the plant shows at the end of each step. */
  record OfQuantity(String path) implements Level {
    @Override
    public DoubleUnaryOperator in(Plant plant) {
      Quantity quantity = plant.quantity(path);
      return _ -> quantity.get();
    }
  }

  /**
   * By the hour.
   *
   * @param values 24 of every day from midnight, or 168 of every week from Monday on
   */
  record Hours(List<Double> values) implements Level {
    private static final double HOUR = 3600;

    /** Takes a copy. */
    public Hours {
      values = List.copyOf(values);
    }

    @Override
    public DoubleUnaryOperator in(Plant plant) {
      double[] hours = values.stream().mapToDouble(Double::doubleValue).toArray();
      return time -> hours[(int) (time / HOUR) % hours.length];
    }
  }

  /** As a file tells, each value until the next. */
  record Series(TimeSeries values) implements Level {
    @Override
    public DoubleUnaryOperator in(Plant plant) {
      return values::at;
    }
  }
}
