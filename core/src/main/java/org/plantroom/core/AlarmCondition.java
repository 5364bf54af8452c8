package org.plantroom.core;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** When a tag's value is an alarm, before any delay. */
public sealed interface AlarmCondition {

  /** The key of this condition in {@code types/ID.yaml}, e.g. {@code high}. */
  String key();

  /** A condition on the size of a number, whose end may lie back inside by a deadband. */
  sealed interface Numeric extends AlarmCondition {
    /** How far back inside the number must be for the condition to end, in the tag's unit. */
    double deadband();
  }

  /**
   * The number is above the limit.
   *
   * @param limit the greatest number that is still well, in the tag's unit
   * @param deadband in the tag's unit, 0 or more
   */
  record High(double limit, double deadband) implements Numeric {
    @Override
    public String key() {
      return "high";
    }
  }

  /**
   * The number is below the limit.
   *
   * @param limit the least number that is still well, in the tag's unit
   * @param deadband in the tag's unit, 0 or more
   */
  record Low(double limit, double deadband) implements Numeric {
    @Override
    public String key() {
      return "low";
    }
  }

  /**
   * The number is farther from another tag's than it should be, either way.
   *
   * @param from name of the other tag of the same device
   * @param by the greatest distance that is still well, in the tag's unit, above 0
   * @param deadband in the tag's unit, 0 or more
   */
  record Deviation(String from, double by, double deadband) implements Numeric {
    @Override
    public String key() {
      return "deviation";
    }
  }

  /**
   * The number moves faster than it should, either way.
   *
   * @param by the greatest change that is still well, in the tag's unit, above 0
   * @param within over how long a time
   */
  record Rate(double by, Duration within) implements AlarmCondition {
    @Override
    public String key() {
      return "rate";
    }
  }

  /**
   * The value is one of these.
   *
   * @param states whole numbers; false is 0, true is 1
   */
  record Is(SortedSet<Long> states) implements AlarmCondition {
    @Override
    public String key() {
      return "is";
    }
  }

  /**
   * The value is none of these.
   *
   * @param states whole numbers; false is 0, true is 1
   */
  record IsNot(SortedSet<Long> states) implements AlarmCondition {
    @Override
    public String key() {
      return "isNot";
    }
  }

  /**
   * There has been no usable value for too long: it was bad all the time.
   *
   * @param after how long that may be
   */
  record Stale(Duration after) implements AlarmCondition {
    @Override
    public String key() {
      return "stale";
    }
  }

  /**
   * What a formula over tags says is true.
   *
   * @param when it begins
   * @param until it ends only once this is true; null when it ends as soon as {@code when} is false
   * @param unknown what it means that a value the formula needs is bad
   */
  record Formula(Rule when, @Nullable Rule until, Unknown unknown) implements AlarmCondition {
    @Override
    public String key() {
      return "expression";
    }

    /** Every tag that its rules name. */
    public Set<String> references() {
      Set<String> all = new LinkedHashSet<>(when.expression().references());
      if (until != null) {
        all.addAll(until.expression().references());
      }
      return all;
    }
  }

  /**
   * An expression as it is written and as it is understood.
   *
   * @param text as the file has it
   * @param expression gives a truth
   */
  record Rule(String text, Expression expression) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** What a rule makes of values it cannot have. */
  enum Unknown {
    /** No verdict: the alarm stays as it is. */
    KEEP,
    /** As if it were true: for alarms that must not fail silently. */
    ALARM,
    /** As if it were false. */
    CLEAR;

    /** How project files write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
