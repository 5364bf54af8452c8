package org.plantroom.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A checked formula over tags, as a tree. Truth is a number too: 1 for true and 0 for false, as a
 * bool's value is.
 */
public sealed interface Expression {

  /** Numbers joined into a number or a truth. */
  enum Operator {
    /** True when one side is. */
    OR,
    /** True when both sides are. */
    AND,
    /** Left is less than right. */
    LESS,
    /** Left is not above right. */
    AT_MOST,
    /** Left is above right. */
    GREATER,
    /** Left is not below right. */
    AT_LEAST,
    /** Both are the same number. */
    EQUAL,
    /** They are different numbers. */
    UNEQUAL,
    /** Sum. */
    PLUS,
    /** Difference. */
    MINUS,
    /** Product. */
    TIMES,
    /** Quotient. */
    DIVIDED_BY
  }

  /** A number made of others. */
  enum Function {
    /** The amount without its sign; of one number. */
    ABS,
    /** The least. */
    MIN,
    /** The greatest. */
    MAX,
    /** Their mean. */
    MEAN;

    /** How it is written. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A number as it is written, in the unit of what it stands beside; true is 1. */
  record Literal(double value) implements Expression {}

  /**
   * The present value of a tag.
   *
   * @param reference as it is written, see {@link TagReference}
   */
  record Tag(String reference) implements Expression {}

  /** The other truth. */
  record Not(Expression of) implements Expression {}

  /** The number with the other sign. */
  record Negated(Expression of) implements Expression {}

  /** Two sides joined. */
  record Join(Operator operator, Expression left, Expression right) implements Expression {}

  /** A function of some numbers, at least one. */
  record Call(Function function, List<Expression> of) implements Expression {
    /** Copies the list. */
    public Call {
      of = List.copyOf(of);
    }
  }

  /** Every tag it names, each once, in the order of the text. */
  default Set<String> references() {
    Set<String> found = new LinkedHashSet<>();
    collect(this, found);
    return found;
  }

  private static void collect(Expression expression, Set<String> found) {
    switch (expression) {
      case Literal _ -> {}
      case Tag(String reference) -> found.add(reference);
      case Not(Expression of) -> collect(of, found);
      case Negated(Expression of) -> collect(of, found);
      case Join(Operator _, Expression left, Expression right) -> {
        collect(left, found);
        collect(right, found);
      }
      case Call(Function _, List<Expression> of) -> of.forEach(one -> collect(one, found));
    }
  }
}
