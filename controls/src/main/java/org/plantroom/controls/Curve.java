package org.plantroom.controls;

/**
 * A broken line: linear between its points, constant beyond the first and last. For resets of set
 * points: supply air by outdoor temperature, speed by demand.
 *
 * <pre>
 *   input ─▶[ /‾ ]─▶ output
 * </pre>
 *
 * <p>Equation: {@code y = yᵢ + (x − xᵢ)·(yᵢ₊₁ − yᵢ)/(xᵢ₊₁ − xᵢ)} between two points. Assumptions:
 * none; no memory. Units: the caller's. Range: any. Source: reset schedules of ASHRAE Guideline
 * 36-2021.
 */
public final class Curve {
  private final double[] inputs;
  private final double[] outputs;

  /**
   * A line through points.
   *
   * @param inputs strictly rising, one or more
   * @param outputs as many
   * @throws IllegalArgumentException when they are not
   */
  public Curve(double[] inputs, double[] outputs) {
    if (inputs.length == 0 || inputs.length != outputs.length) {
      throw new IllegalArgumentException(
          "a curve needs as many inputs as outputs, one or more [%d, %d]"
              .formatted(inputs.length, outputs.length));
    }
    for (int i = 1; i < inputs.length; i++) {
      if (!(inputs[i] > inputs[i - 1])) {
        throw new IllegalArgumentException(
            "a curve's inputs must rise [%s after %s]".formatted(inputs[i], inputs[i - 1]));
      }
    }
    this.inputs = inputs.clone();
    this.outputs = outputs.clone();
  }

  /** The output at an input. */
  public double at(double input) {
    int last = inputs.length - 1;
    if (input >= inputs[last]) {
      return outputs[last];
    }
    if (input <= inputs[0]) {
      return outputs[0];
    }
    int i = 1;
    while (inputs[i] < input) {
      i++;
    }
    double share = (input - inputs[i - 1]) / (inputs[i] - inputs[i - 1]);
    return outputs[i - 1] + share * (outputs[i] - outputs[i - 1]);
  }
}
