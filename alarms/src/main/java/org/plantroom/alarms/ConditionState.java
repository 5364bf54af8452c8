package org.plantroom.alarms;

/** How far a condition has come. Immutable; {@link DelayRule} leads to the next. */
public sealed interface ConditionState {
  /** True while the condition holds, also while its end is not yet sure. */
  default boolean isActive() {
    return this instanceof Active || this instanceof Falling;
  }

  /** The condition does not hold; so every rule begins. */
  record Clear() implements ConditionState {}

  /**
   * The value is beyond, but not yet for the on delay.
   *
   * @param since source time of the first sample beyond, milliseconds since 1970 UTC
   */
  record Rising(long since) implements ConditionState {}

  /** The condition holds. */
  record Active() implements ConditionState {}

  /**
   * The condition holds, though the value is back inside; not yet for the off delay.
   *
   * @param since source time of the first sample inside, milliseconds since 1970 UTC
   */
  record Falling(long since) implements ConditionState {}
}
