package org.plantroom.simulation;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;

/** Small arithmetic between signals of a plant file. */
final class SignalTypes {
  private static final int MOST = 100;
  private static final Parameter UNIT = Parameter.text("unit", "of inputs and output").or("1");

  private SignalTypes() {}

  /** {@code factor · input + offset}, limited. */
  static ComponentType scale() {
    return new ComponentType(
            "scale",
            "factor · input + offset, limited",
            List.of(
                Parameter.amount("factor", "1", "times the input").or("1"),
                Parameter.amount("offset", "1", "added").or("0"),
                Parameter.amount("low", "1", "least output").or("-1e12"),
                Parameter.amount("high", "1", "greatest output").or("1e12"),
                Parameter.text("unit", "of the input").or("1"),
                Parameter.text("outputUnit", "of the output").or("1")),
            SignalTypes::scale)
        .needs("input");
  }

  private static Component scale(Values values) {
    double factor = values.amount("factor");
    double offset = values.amount("offset");
    double low = values.amount("low");
    double high = values.amount("high");
    return new ControlBlock(
            (in, out, seconds) -> out[0] = Math.clamp(factor * in[0] + offset, low, high))
        .input("input", values.text("unit"), InputRange.any(0))
        .output("output", values.text("outputUnit"), 0);
  }

  /** The greatest of some signals. */
  static ComponentType highest() {
    return folded("highest", "the greatest of its inputs", Math::max);
  }

  /** The least of some signals. */
  static ComponentType lowest() {
    return folded("lowest", "the least of its inputs", Math::min);
  }

  /** The sum of some signals. */
  static ComponentType sum() {
    return folded("sum", "the sum of its inputs", Double::sum);
  }

  /** One of some signals, by its number. */
  static ComponentType choice() {
    return new ComponentType(
        "choice",
        "the input whose number is chosen, such as a set point by operating mode",
        List.of(
            Parameter.whole("count", 1, MOST, "how many, in1, in2 and so on"),
            Parameter.whole("first", 0, MOST, "number that chooses in1").or("1"),
            UNIT),
        SignalTypes::choose);
  }

  private static Component choose(Values values) {
    int count = values.whole("count");
    int first = values.whole("first");
    ControlBlock block =
        new ControlBlock(
                (in, out, seconds) ->
                    out[0] = in[1 + Math.clamp(Math.round(in[0]) - first, 0, count - 1)])
            .input("chosen", "1", InputRange.any(first));
    for (int i = 1; i <= count; i++) {
      block.input("in" + i, values.text("unit"), InputRange.any(0));
    }
    return block.output("output", values.text("unit"), 0);
  }

  private static ComponentType folded(String name, String what, DoubleBinaryOperator operator) {
    return new ComponentType(
        name,
        what,
        List.of(Parameter.whole("count", 1, MOST, "how many, in1, in2 and so on"), UNIT),
        values -> fold(values, operator));
  }

  private static Component fold(Values values, DoubleBinaryOperator operator) {
    ControlBlock block =
        new ControlBlock(
            (in, out, seconds) -> {
              double folded = in[0];
              for (int i = 1; i < in.length; i++) {
                folded = operator.applyAsDouble(folded, in[i]);
              }
              out[0] = folded;
            });
    for (int i = 1; i <= values.whole("count"); i++) {
      block.input("in" + i, values.text("unit"), InputRange.any(0));
    }
    return block.output("output", values.text("unit"), 0);
  }
}
