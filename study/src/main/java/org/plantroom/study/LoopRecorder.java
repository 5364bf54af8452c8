package org.plantroom.study;

import java.util.Arrays;
import org.plantroom.simulation.ControlLoop;

/**
 * Takes down what a loop wants, has and does.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class LoopRecorder {
  private final ControlLoop loop;
  private final double[] seconds;
  private final double[] setPoints;
  private final double[] measurements;
  private final double[] outputs;

  /**
   * A recorder of so many samples.
   *
   * @param step of the plant, s
   */
  LoopRecorder(ControlLoop loop, double step, int samples) {
    this.loop = loop;
    seconds = new double[samples];
    Arrays.setAll(seconds, i -> i * step);
    setPoints = new double[samples];
    measurements = new double[samples];
    outputs = new double[samples];
  }

  /** Takes one sample. */
  void look(int sample) {
    setPoints[sample] = loop.setPoint();
    measurements[sample] = loop.measurement();
    outputs[sample] = loop.output();
  }

  /** All that was taken down. */
  LoopRun run() {
    return new LoopRun(
        new Trajectory(loop.name() + ".setPoint", loop.unit(), seconds, setPoints),
        new Trajectory(loop.name() + ".measurement", loop.unit(), seconds, measurements),
        new Trajectory(loop.name() + ".output", loop.outputUnit(), seconds, outputs));
  }
}
