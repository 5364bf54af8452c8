package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmCondition.Unknown;
import org.plantroom.core.Expression;
import org.plantroom.core.Expression.Function;
import org.plantroom.core.Expression.Operator;
import org.plantroom.core.ExpressionJudge;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

class FormulaTest {
  private static final Expression LIFT =
      join(Operator.MINUS, new Expression.Tag("Supply"), new Expression.Tag("Return"));
  private static final Expression SMALL = join(Operator.LESS, LIFT, new Expression.Literal(2));
  private static final Expression LARGE = join(Operator.GREATER, LIFT, new Expression.Literal(4));
  private static final Expression RUNNING = new Expression.Tag("hp-02/Running");

  private final Map<String, Sample> samples = new HashMap<>();

  @Test
  void formulaHoldsOverTagsOfSeveralDevices() {
    Placer placer = placer(join(Operator.AND, SMALL, RUNNING), null, Unknown.KEEP);
    give("Supply", 41);
    give("Return", 40);
    give("hp-02/Running", 1);
    assertThat(place(placer)).isEqualTo(Place.BEYOND);
    give("hp-02/Running", 0);
    assertThat(place(placer)).isEqualTo(Place.INSIDE);
  }

  @Test
  void conditionEndsOnlyOnceUntilIsTrue() {
    Placer placer = placer(SMALL, LARGE, Unknown.KEEP);
    give("Return", 40);
    give("Supply", 41);
    assertThat(place(placer)).isEqualTo(Place.BEYOND);
    give("Supply", 43);
    assertThat(place(placer)).isEqualTo(Place.IN_DEADBAND);
    give("Supply", 45);
    assertThat(place(placer)).isEqualTo(Place.INSIDE);
  }

  @Test
  void badValueIsWhatTheRuleSays() {
    give("Supply", 41);
    samples.put("Return", Sample.bad(Quality.BAD_NO_ANSWER, 0));
    assertThat(place(placer(SMALL, null, Unknown.KEEP))).isEqualTo(Place.UNKNOWN);
    assertThat(place(placer(SMALL, null, Unknown.ALARM))).isEqualTo(Place.BEYOND);
    assertThat(place(placer(SMALL, null, Unknown.CLEAR))).isEqualTo(Place.INSIDE);
  }

  @Test
  void oneKnownSideDecidesAlone() {
    give("On", 1);
    give("Off", 0);
    Expression on = new Expression.Tag("On");
    Expression off = new Expression.Tag("Off");
    Expression missing = new Expression.Tag("Missing");
    assertThat(truth(join(Operator.OR, missing, on))).isOne();
    assertThat(truth(join(Operator.AND, off, missing))).isZero();
    assertThat(truth(join(Operator.OR, missing, off))).isNaN();
    assertThat(truth(join(Operator.AND, missing, on))).isNaN();
    assertThat(truth(new Expression.Not(missing))).isNaN();
    assertThat(truth(new Expression.Not(on))).isZero();
  }

  @Test
  void uncertainValueCanBeginButNotEnd() {
    Placer placer = placer(SMALL, null, Unknown.KEEP);
    give("Return", 40);
    samples.put("Supply", new Sample(Value.of(41.0), Quality.UNCERTAIN, 0));
    assertThat(place(placer)).isEqualTo(Place.BEYOND);
    samples.put("Supply", new Sample(Value.of(50.0), Quality.UNCERTAIN, 0));
    assertThat(place(placer)).isEqualTo(Place.IN_DEADBAND);
  }

  @Test
  void functionsAndArithmeticGiveWhatTheySay() {
    give("A", -4);
    give("B", 2);
    List<Expression> both = List.of(new Expression.Tag("A"), new Expression.Tag("B"));
    assertThat(truth(new Expression.Call(Function.MIN, both))).isEqualTo(-4);
    assertThat(truth(new Expression.Call(Function.MAX, both))).isEqualTo(2);
    assertThat(truth(new Expression.Call(Function.MEAN, both))).isEqualTo(-1);
    assertThat(truth(new Expression.Call(Function.ABS, List.of(both.getFirst())))).isEqualTo(4);
    assertThat(truth(join(Operator.DIVIDED_BY, both.getFirst(), both.getLast()))).isEqualTo(-2);
    assertThat(truth(join(Operator.DIVIDED_BY, both.getFirst(), new Expression.Literal(0))))
        .isNaN();
    assertThat(truth(join(Operator.EQUAL, both.getFirst(), new Expression.Literal(-4)))).isOne();
    assertThat(truth(new Expression.Negated(both.getFirst()))).isEqualTo(4);
  }

  private double truth(Expression expression) {
    return new ExpressionJudge(samples::get).value(expression);
  }

  private static Expression join(Operator operator, Expression left, Expression right) {
    return new Expression.Join(operator, left, right);
  }

  private static Placer placer(Expression when, @Nullable Expression until, Unknown unknown) {
    return new Placer(
        new AlarmCondition.Formula(
            new AlarmCondition.Rule("when", when),
            until == null ? null : new AlarmCondition.Rule("until", until),
            unknown));
  }

  private void give(String tag, double value) {
    samples.put(tag, Sample.good(Value.of(value), 0));
  }

  private Place place(Placer placer) {
    return placer.place(Sample.good(Value.of(0.0), 0), samples::get);
  }
}
