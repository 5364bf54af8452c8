package org.plantroom.study;

import java.util.OptionalDouble;
import org.plantroom.simulation.PlantFile;

/**
 * A loop of a plant to be tuned by a step of its controller's output. Immutable.
 *
 * @param plant with the loop
 * @param loop name of its PID controller
 * @param at simulated time that passes under the present tuning before the test, s
 * @param share size of the step, as a share of the output's range, more than 0 to 0.5
 * @param resting output the step begins from; empty for what the controller gives then
 * @param longest the test lasts at most, s
 * @param closedLoop wanted time constant τc of the closed loop, s; empty for the usual choice
 */
public record TuningTask(
    PlantFile plant,
    String loop,
    double at,
    double share,
    OptionalDouble resting,
    double longest,
    OptionalDouble closedLoop) {
  /** A task as described. */
  public TuningTask {
    if (!(share > 0 && share <= 0.5)) {
      throw new IllegalArgumentException(
          "the step must be more than 0 to 0.5 [%s]".formatted(share));
    }
  }
}
