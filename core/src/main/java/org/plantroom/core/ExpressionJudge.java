package org.plantroom.core;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Expression.Operator;

/**
 * Evaluates an expression on present samples. What cannot be known is NaN, and stays so through
 * sums and comparisons; of {@code and} and {@code or} one known side may decide alone (Kleene's
 * three-valued logic). Not thread-safe: it remembers the quality of what it used.
 */
public final class ExpressionJudge {
  /** The values an expression looks at. */
  @FunctionalInterface
  public interface Samples {
    /**
     * The sample that counts of a tag.
     *
     * @param reference as the expression names the tag
     * @return null when none is known
     */
    @Nullable Sample of(String reference);
  }

  private static final double TRUE = 1;
  private static final double FALSE = 0;

  private final Samples inputs;
  private boolean isDoubtful;

  /** Makes a judge for these values. */
  public ExpressionJudge(Samples inputs) {
    this.inputs = inputs;
  }

  /** True when a sample used so far was uncertain. */
  public boolean isDoubtful() {
    return isDoubtful;
  }

  /** The value of an expression; of a truth 1, 0, or NaN for unknown. */
  public double value(Expression expression) {
    return switch (expression) {
      case Expression.Literal(double value) -> value;
      case Expression.Tag(String reference) -> value(inputs.of(reference));
      case Expression.Not(Expression of) -> 1 - value(of);
      case Expression.Negated(Expression of) -> -value(of);
      case Expression.Join(Operator operator, Expression left, Expression right) ->
          joined(operator, value(left), value(right));
      case Expression.Call(Expression.Function function, List<Expression> of) ->
          called(function, of);
    };
  }

  private double value(@Nullable Sample sample) {
    Value value = sample == null ? null : sample.value();
    if (sample == null || value == null || sample.quality().isBad()) {
      return Double.NaN;
    }
    Quality quality = sample.quality();
    isDoubtful |= !quality.isGood();
    return value.asDouble();
  }

  private static double joined(Operator operator, double left, double right) {
    return switch (operator) {
      case OR -> left == TRUE || right == TRUE ? TRUE : Math.max(left, right);
      case AND -> left == FALSE || right == FALSE ? FALSE : Math.min(left, right);
      case LESS -> truth(left < right, left, right);
      case AT_MOST -> truth(left <= right, left, right);
      case GREATER -> truth(left > right, left, right);
      case AT_LEAST -> truth(left >= right, left, right);
      case EQUAL -> truth(left == right, left, right);
      case UNEQUAL -> truth(left != right, left, right);
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDED_BY -> right == 0 ? Double.NaN : left / right;
    };
  }

  private static double truth(boolean holds, double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Double.NaN;
    }
    return holds ? TRUE : FALSE;
  }

  private double called(Expression.Function function, List<Expression> of) {
    double first = value(of.getFirst());
    return switch (function) {
      case ABS -> Math.abs(first);
      case MIN -> rest(of, first, Math::min);
      case MAX -> rest(of, first, Math::max);
      case MEAN -> rest(of, first, Double::sum) / of.size();
    };
  }

  private double rest(List<Expression> of, double first, DoubleBinaryOperator joining) {
    double result = first;
    for (int i = 1; i < of.size(); i++) {
      result = joining.applyAsDouble(result, value(of.get(i)));
    }
    return result;
  }
}
