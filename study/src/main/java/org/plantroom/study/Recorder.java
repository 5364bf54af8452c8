package org.plantroom.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.Quantity;

/**
 * Takes down quantities of a run at even times.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Recorder {
  private final Plant plant;
  private final List<Quantity> quantities;
  private final double every;
  private final double[][] values;
  private double[] seconds = new double[64];
  private int samples;

  /**
   * Nothing recorded yet.
   *
   * @param every s, a step or more
   * @throws IllegalArgumentException when the plant has no such quantity
   */
  Recorder(Plant plant, List<String> paths, double every) {
    this.plant = plant;
    this.every = every;
    quantities = paths.stream().map(plant::quantity).toList();
    values = new double[quantities.size()][64];
  }

  /** Looks at the plant after a step. */
  void look() {
    if (plant.elapsed() + 1e-6 < samples * every) {
      return;
    }
    if (samples == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * samples);
      Arrays.setAll(values, i -> Arrays.copyOf(values[i], 2 * samples));
    }
    seconds[samples] = plant.elapsed();
    for (int i = 0; i < values.length; i++) {
      values[i][samples] = quantities.get(i).get();
    }
    samples++;
  }

  /** What was recorded. */
  List<Trajectory> trajectories() {
    List<Trajectory> all = new ArrayList<>();
    double[] times = Arrays.copyOf(seconds, samples);
    for (int i = 0; i < values.length; i++) {
      Quantity quantity = quantities.get(i);
      all.add(
          new Trajectory(
              quantity.path(), quantity.unit(), times, Arrays.copyOf(values[i], samples)));
    }
    return all;
  }
}
