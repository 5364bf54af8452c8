package org.plantroom.alarms;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.ExpressionJudge;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

/**
 * Tells where samples lie from a condition. An uncertain sample can be beyond but never inside. Not
 * thread-safe: the one who evaluates the alarm owns it, since a rate remembers.
 */
public final class Placer {
  private final AlarmCondition condition;
  private final @Nullable RateWindow window;

  /** For a condition that has seen nothing yet. */
  public Placer(AlarmCondition condition) {
    this.condition = condition;
    this.window =
        condition instanceof AlarmCondition.Rate rate ? new RateWindow(rate.within()) : null;
  }

  /**
   * Where a sample lies.
   *
   * @param inputs what else the condition looks at, its own tag among it
   */
  public Place place(Sample sample, Inputs inputs) {
    if (condition instanceof AlarmCondition.Formula formula) {
      return place(formula, new ExpressionJudge(inputs::of));
    }
    if (condition instanceof AlarmCondition.Stale) {
      return sample.quality().isBad() ? Place.BEYOND : Place.INSIDE;
    }
    Value value = usable(sample);
    if (value == null) {
      return Place.UNKNOWN;
    }
    Place place = place(value, sample.sourceTime(), inputs);
    return place == Place.INSIDE && !sample.quality().isGood() ? Place.IN_DEADBAND : place;
  }

  private Place place(Value value, long time, Inputs inputs) {
    double number = value.asDouble();
    return switch (condition) {
      case AlarmCondition.High(double limit, double deadband) -> numeric(number - limit, deadband);
      case AlarmCondition.Low(double limit, double deadband) -> numeric(limit - number, deadband);
      case AlarmCondition.Deviation(String name, double by, double deadband) -> {
        Sample from = inputs.of(name);
        Value other = from == null ? null : usable(from);
        yield other == null
            ? Place.UNKNOWN
            : numeric(Math.abs(number - other.asDouble()) - by, deadband);
      }
      case AlarmCondition.Rate(double by, var _) ->
          window == null ? Place.UNKNOWN : numeric(window.range(number, time) - by, 0);
      case AlarmCondition.Is(var states) -> truth(states.contains(value.bits()));
      case AlarmCondition.IsNot(var states) -> truth(!states.contains(value.bits()));
      case AlarmCondition.Stale _, AlarmCondition.Formula _ -> Place.UNKNOWN;
    };
  }

  private static Place place(AlarmCondition.Formula formula, ExpressionJudge judge) {
    double when = judge.value(formula.when().expression());
    if (Double.isNaN(when)) {
      return switch (formula.unknown()) {
        case KEEP -> Place.UNKNOWN;
        case ALARM -> Place.BEYOND;
        case CLEAR -> Place.INSIDE;
      };
    }
    if (when != 0) {
      return Place.BEYOND;
    }
    AlarmCondition.Rule until = formula.until();
    boolean isOver = until == null || judge.value(until.expression()) == 1;
    return isOver && !judge.isDoubtful() ? Place.INSIDE : Place.IN_DEADBAND;
  }

  private static Place truth(boolean holds) {
    return holds ? Place.BEYOND : Place.INSIDE;
  }

  private static Place numeric(double excess, double deadband) {
    if (Double.isNaN(excess)) {
      return Place.UNKNOWN;
    }
    return excess > 0 ? Place.BEYOND : excess <= -deadband ? Place.INSIDE : Place.IN_DEADBAND;
  }

  private static @Nullable Value usable(Sample sample) {
    return sample.quality().isBad() ? null : sample.value();
  }
}
