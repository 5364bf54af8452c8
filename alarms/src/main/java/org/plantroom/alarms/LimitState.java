package org.plantroom.alarms;

/** How far a limit rule's condition has come. Immutable; {@link LimitRule} leads to the next. */
public sealed interface LimitState {
  /** True while the condition holds, also while its end is not yet sure. */
  default boolean isActive() {
    return this instanceof Active || this instanceof Falling;
  }

  /** The condition does not hold; so every rule begins. */
  record Clear() implements LimitState {}

  /**
   * The value is beyond the limit, but not yet for the on delay.
   *
   * @param since source time of the first sample beyond, milliseconds since 1970 UTC
   */
  record Rising(long since) implements LimitState {}

  /** The condition holds. */
  record Active() implements LimitState {}

  /**
   * The condition holds, though the value is back inside; not yet for the off delay.
   *
   * @param since source time of the first sample inside, milliseconds since 1970 UTC
   */
  record Falling(long since) implements LimitState {}
}
