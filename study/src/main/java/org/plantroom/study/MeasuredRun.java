package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plantroom.simulation.Input;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.Quantity;

/**
 * Runs a plant over the time of measured data, its inputs driven by measured columns, and takes
 * what it shows at each time of the columns it is compared with.
 */
final class MeasuredRun {
  private final Study study;
  private final Calibration task;

  MeasuredRun(Study study, Calibration task) {
    this.study = study;
    this.task = task;
  }

  /** An input that follows a column. */
  private record Driven(Input input, MeasuredColumn column) {
    /** What is not known leaves the input where it is. */
    void follow(double time, double gap) {
      double value = column.at(time, gap);
      if (Double.isFinite(value)) {
        input.set(value);
      }
    }
  }

  /** A quantity that is looked at whenever its column has a value. */
  private static final class Compared {
    private final Quantity quantity;
    private final MeasuredColumn column;
    private final double[] values;
    private int next;

    Compared(Quantity quantity, MeasuredColumn column) {
      this.quantity = quantity;
      this.column = column;
      values = new double[column.size()];
    }

    /** True while more is to come. */
    boolean look(double until) {
      while (next < values.length && column.second(next) <= until) {
        values[next++] = quantity.get();
      }
      return next < values.length;
    }
  }

  /**
   * Runs it.
   *
   * @param changes of the plant file
   * @return a row of values for each compared quantity, in the order of {@link #compared}
   */
  double[][] run(Map<String, String> changes) throws StudyException, InterruptedException {
    try {
      Plant plant = study.plant().with(study.base().changes()).with(changes).build();
      try {
        return run(plant);
      } finally {
        plant.end();
      }
    } catch (PlantFileException | IllegalArgumentException e) {
      throw new StudyException("calibration: " + e.getMessage());
    }
  }

  /** The compared quantities, in alphabetical order. */
  List<String> compared() {
    return task.compare().keySet().stream().sorted().toList();
  }

  /** What was measured of a compared quantity. */
  MeasuredColumn measured(String quantity) {
    return task.data().column(task.compare().getOrDefault(quantity, ""));
  }

  /** True where every input that follows a column knows what to follow. */
  boolean isDriven(double time) {
    return task.drive().values().stream()
        .allMatch(name -> Double.isFinite(task.data().column(name).at(time, task.gap())));
  }

  private double[][] run(Plant plant) throws InterruptedException {
    List<Compared> compared = new ArrayList<>();
    compared().forEach(path -> compared.add(new Compared(plant.quantity(path), measured(path))));
    List<Driven> driven = new ArrayList<>();
    task.drive()
        .forEach(
            (path, column) ->
                driven.add(new Driven(plant.input(path), task.data().column(column))));
    while (look(compared, plant.elapsed() + plant.seconds() / 2)) {
      for (Driven each : driven) {
        each.follow(plant.elapsed(), task.gap());
      }
      plant.step();
      if (Thread.interrupted()) {
        throw new InterruptedException("the run is given up");
      }
    }
    return compared.stream().map(each -> each.values).toArray(double[][]::new);
  }

  private static boolean look(List<Compared> compared, double until) {
    boolean isMore = false;
    for (Compared each : compared) {
      isMore |= each.look(until);
    }
    return isMore;
  }
}
