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
 * what it shows at each measured time.
 */
final class MeasuredRun {
  private final Study study;
  private final Calibration task;

  MeasuredRun(Study study, Calibration task) {
    this.study = study;
    this.task = task;
  }

  /** An input that follows a column, linearly between its rows. */
  private record Driven(Input input, String column) {}

  /**
   * Runs it.
   *
   * @param changes of the plant file
   * @return a row of values for each compared quantity, in the order of {@link #compared}
   */
  double[][] run(Map<String, String> changes) throws StudyException {
    try {
      return run(study.plant().with(study.base().changes()).with(changes).build());
    } catch (PlantFileException | IllegalArgumentException e) {
      throw new StudyException("calibration: " + e.getMessage());
    }
  }

  /** The compared quantities, in alphabetical order. */
  List<String> compared() {
    return task.compare().keySet().stream().sorted().toList();
  }

  private double[][] run(Plant plant) {
    MeasuredData data = task.data();
    List<Quantity> quantities = compared().stream().map(plant::quantity).toList();
    List<Driven> driven = new ArrayList<>();
    task.drive().forEach((input, column) -> driven.add(new Driven(plant.input(input), column)));
    double[][] values = new double[quantities.size()][data.size()];
    for (int row = 0; row < data.size(); row++) {
      while (plant.elapsed() + plant.seconds() / 2 < data.second(row)) {
        drive(driven, row, plant.elapsed());
        plant.step();
      }
      for (int i = 0; i < values.length; i++) {
        values[i][row] = quantities.get(i).get();
      }
    }
    return values;
  }

  private void drive(List<Driven> driven, int row, double now) {
    MeasuredData data = task.data();
    double before = data.second(row - 1);
    double share = Math.clamp((now - before) / (data.second(row) - before), 0, 1);
    for (Driven each : driven) {
      double from = data.value(each.column(), row - 1);
      double to = data.value(each.column(), row);
      double value = from + share * (to - from);
      if (Double.isFinite(value)) {
        each.input().set(value);
      }
    }
  }
}
