package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/** What a part of an expression stands for: a truth, or an amount of some unit. */
sealed interface ExpressionMeaning {
  /** An amount that fits beside any unit, as a plain number does. */
  Amount PLAIN = new Amount("");

  /** True or false. */
  record Truth() implements ExpressionMeaning {
    @Override
    public String words() {
      return "a truth";
    }
  }

  /**
   * A number.
   *
   * @param unit its symbol; empty when it fits beside any
   */
  record Amount(String unit) implements ExpressionMeaning {
    private static final String CELSIUS = "°C";
    private static final String KELVIN = "K";

    @Override
    public String words() {
      return unit.isEmpty() ? "a number" : unit;
    }

    private boolean isPlain() {
      return unit.isEmpty();
    }

    /** True when the two can be compared. */
    boolean isBeside(Amount other) {
      return isPlain() || other.isPlain() || unit.equals(other.unit);
    }

    /** Sum of the two; null when they do not fit. A scale's zero cannot be added twice. */
    @Nullable Amount plus(Amount other) {
      if (isTemperature(this) && isDifference(other)) {
        return this;
      }
      if (isDifference(this) && isTemperature(other)) {
        return other;
      }
      return isBeside(other) ? besides(other) : null;
    }

    /** Difference of the two; null when they do not fit. Temperatures lie kelvins apart. */
    @Nullable Amount minus(Amount other) {
      if (isTemperature(this) && isDifference(other)) {
        return this;
      }
      if (isTemperature(this) && unit.equals(other.unit)) {
        return unit.equals(CELSIUS) ? new Amount(KELVIN) : PLAIN;
      }
      return isBeside(other) ? besides(other) : null;
    }

    /** Product: of the one unit there is, else of one that nothing is known of. */
    Amount times(Amount other) {
      return isPlain() || other.isPlain() ? besides(other) : PLAIN;
    }

    /** Quotient: of the same unit as before when divided by a plain number. */
    Amount dividedBy(Amount other) {
      return other.isPlain() ? this : PLAIN;
    }

    /** The unit of whichever side has one. */
    Amount besides(Amount other) {
      return isPlain() ? other : this;
    }

    private static boolean isTemperature(Amount amount) {
      return amount.unit.equals(CELSIUS) || amount.unit.equals("°F");
    }

    private static boolean isDifference(Amount amount) {
      return amount.unit.equals(KELVIN);
    }
  }

  /** For a message. */
  String words();
}
