package org.plantroom.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Expression.Function;
import org.plantroom.core.Expression.Operator;
import org.plantroom.core.ExpressionMeaning.Amount;
import org.plantroom.core.ExpressionMeaning.Truth;

/**
 * Reads an expression and checks that its parts fit: truths with truths, amounts with amounts of
 * the same unit, words with tags that have them.
 *
 * <pre>
 *   or         = and { "or" and }
 *   and        = not { "and" not }
 *   not        = "not" not | comparison
 *   comparison = sum [ ( "&lt;" | "&lt;=" | ">" | ">=" | "=" | "!=" ) ( sum | 'state' ) ]
 *   sum        = product { ( "+" | "-" ) product }
 *   product    = unary { ( "*" | "/" ) unary }
 *   unary      = "-" unary | number [ unit ] | "true" | "false" | tag | "(" or ")"
 *              | ( "abs" | "min" | "max" | "mean" ) "(" sum { "," sum } ")"
 *   tag        = Name | "[" any name or path "]"
 * </pre>
 *
 * <p>Not thread-safe; used once.
 */
final class ExpressionParser {
  /** Longest text; bounds the tree too. */
  static final int LONGEST = 1_000;

  private static final int DEEPEST = 50;

  /** How a comparison is written. */
  private record Sign(String text, Operator operator) {}

  /** The longer ones first, since they begin with the shorter. */
  private static final List<Sign> COMPARISONS =
      List.of(
          new Sign("<=", Operator.AT_MOST),
          new Sign(">=", Operator.AT_LEAST),
          new Sign("!=", Operator.UNEQUAL),
          new Sign("<", Operator.LESS),
          new Sign(">", Operator.GREATER),
          new Sign("=", Operator.EQUAL));

  private final ExpressionCursor cursor;
  private final ExpressionScope scope;
  private int depth;

  private ExpressionParser(String text, ExpressionScope scope) {
    this.cursor = new ExpressionCursor(text);
    this.scope = scope;
  }

  /** A part that was read, with what it stands for and where it begins. */
  private record Part(Expression tree, ExpressionMeaning meaning, int at) {}

  /**
   * Reads an expression that must stand for a truth.
   *
   * @throws ExpressionSlip when something is wrong
   */
  static Expression truth(String text, ExpressionScope scope) throws ExpressionSlip {
    if (text.length() > LONGEST) {
      throw new ExpressionSlip(
          0, text.length() + " characters", "at most %d characters".formatted(LONGEST));
    }
    ExpressionParser parser = new ExpressionParser(text, scope);
    Part whole = parser.or();
    if (!parser.cursor.isAtEnd()) {
      throw parser.slip("an operator such as and, or, <, + or the end");
    }
    return truth(whole).tree();
  }

  private Part or() throws ExpressionSlip {
    Part left = and();
    while (cursor.takeWord("or")) {
      left = joined(Operator.OR, truth(left), truth(and()), new Truth());
    }
    return left;
  }

  private Part and() throws ExpressionSlip {
    Part left = not();
    while (cursor.takeWord("and")) {
      left = joined(Operator.AND, truth(left), truth(not()), new Truth());
    }
    return left;
  }

  private Part not() throws ExpressionSlip {
    int at = cursor.position();
    if (!cursor.takeWord("not")) {
      return comparison();
    }
    deeper();
    Part of = truth(not());
    depth--;
    return new Part(new Expression.Not(of.tree()), new Truth(), at);
  }

  private Part comparison() throws ExpressionSlip {
    Part left = sum();
    Operator operator = takeComparison();
    if (operator == null) {
      return left;
    }
    boolean isSameness = operator == Operator.EQUAL || operator == Operator.UNEQUAL;
    int at = cursor.position();
    Optional<String> state = isSameness ? cursor.takeQuoted() : Optional.empty();
    Part right = state.isPresent() ? state(state.get(), at, left) : sum();
    boolean areTruths = left.meaning() instanceof Truth && right.meaning() instanceof Truth;
    if (!(isSameness && areTruths) && !amount(left).isBeside(amount(right))) {
      throw misfit(left, right, at);
    }
    return joined(operator, left, right, new Truth());
  }

  private @Nullable Operator takeComparison() {
    for (Sign sign : COMPARISONS) {
      if (cursor.takeSign(sign.text())) {
        return sign.operator();
      }
    }
    return null;
  }

  /** The number of a state's word, of the device's own tag on the left. */
  private Part state(String word, int at, Part left) throws ExpressionSlip {
    Map<Long, String> states = states(left);
    for (Map.Entry<Long, String> state : states.entrySet()) {
      if (state.getValue().equals(word)) {
        return new Part(new Expression.Literal(state.getKey()), left.meaning(), at);
      }
    }
    throw new ExpressionSlip(
        at,
        Excerpt.quoted(word),
        "the word of a state of the tag on the left, one of the same device"
            + Suggestion.hint(word, states.values()));
  }

  private Map<Long, String> states(Part part) {
    return part.tree() instanceof Expression.Tag(String reference)
            && TagReference.isOwn(reference)
            && scope.find(reference).orElse(null) instanceof ExpressionScope.Found.Tag(var tag)
        ? tag.states()
        : Map.of();
  }

  private Part sum() throws ExpressionSlip {
    Part left = product();
    while (true) {
      int at = cursor.position();
      if (cursor.takeSign("+")) {
        Part right = product();
        left = amounts(Operator.PLUS, left, right, amount(left).plus(amount(right)), at);
      } else if (cursor.takeSign("-")) {
        Part right = product();
        left = amounts(Operator.MINUS, left, right, amount(left).minus(amount(right)), at);
      } else {
        return left;
      }
    }
  }

  private static Part amounts(
      Operator operator, Part left, Part right, @Nullable Amount result, int at)
      throws ExpressionSlip {
    if (result == null) {
      throw misfit(left, right, at);
    }
    return joined(operator, left, right, result);
  }

  private Part product() throws ExpressionSlip {
    Part left = unary();
    while (true) {
      if (cursor.takeSign("*")) {
        Part right = unary();
        left = joined(Operator.TIMES, left, right, amount(left).times(amount(right)));
      } else if (cursor.takeSign("/")) {
        Part right = unary();
        left = joined(Operator.DIVIDED_BY, left, right, amount(left).dividedBy(amount(right)));
      } else {
        return left;
      }
    }
  }

  private Part unary() throws ExpressionSlip {
    deeper();
    int at = cursor.position();
    Part part;
    if (cursor.takeSign("-")) {
      Part of = unary();
      part = new Part(new Expression.Negated(of.tree()), amount(of), at);
    } else if (cursor.takeSign("(")) {
      part = or();
      close();
    } else {
      part = leaf(at);
    }
    depth--;
    return part;
  }

  private Part leaf(int at) throws ExpressionSlip {
    Optional<Double> number = cursor.takeNumber();
    if (number.isPresent()) {
      Amount amount =
          cursor.takeUnit().map(Unit::symbol).map(Amount::new).orElse(ExpressionMeaning.PLAIN);
      return new Part(new Expression.Literal(number.get()), amount, at);
    }
    if (cursor.takeWord("true")) {
      return new Part(new Expression.Literal(1), new Truth(), at);
    }
    if (cursor.takeWord("false")) {
      return new Part(new Expression.Literal(0), new Truth(), at);
    }
    Optional<String> bracketed = cursor.takeBracketed();
    if (bracketed.isPresent()) {
      return tag(bracketed.get(), at);
    }
    String name =
        cursor.takeName().orElseThrow(() -> slip("a number, a tag, a function or an opening ("));
    return cursor.takeSign("(") ? call(name, at) : tag(name, at);
  }

  private Part call(String name, int at) throws ExpressionSlip {
    Function function = function(name, at);
    List<Expression> of = new ArrayList<>();
    Part first = sum();
    of.add(first.tree());
    Amount amount = amount(first);
    while (cursor.takeSign(",")) {
      Part next = sum();
      if (!amount.isBeside(amount(next))) {
        throw misfit(first, next, next.at());
      }
      amount = amount.besides(amount(next));
      of.add(next.tree());
    }
    close();
    if (function == Function.ABS && of.size() > 1) {
      throw new ExpressionSlip(at, of.size() + " numbers", "one number for abs");
    }
    return new Part(new Expression.Call(function, of), amount, at);
  }

  private static Function function(String name, int at) throws ExpressionSlip {
    List<String> known = new ArrayList<>();
    for (Function function : Function.values()) {
      if (function.label().equals(name)) {
        return function;
      }
      known.add(function.label());
    }
    throw new ExpressionSlip(
        at,
        Excerpt.quoted(name),
        "one of the functions " + String.join(", ", known) + Suggestion.hint(name, known));
  }

  private Part tag(String reference, int at) throws ExpressionSlip {
    if (!TagReference.isValid(reference)) {
      throw new ExpressionSlip(
          at, Excerpt.quoted(reference), "a tag, device/tag, edge/device/tag or a whole path");
    }
    ExpressionScope.Found found =
        scope
            .find(reference)
            .orElseThrow(
                () ->
                    new ExpressionSlip(
                        at,
                        Excerpt.quoted(reference),
                        "the name of a tag" + Suggestion.hint(reference, scope.names())));
    ExpressionMeaning meaning =
        switch (found) {
          case ExpressionScope.Found.Tag(ExpressionScope.Known tag) -> meaning(reference, tag, at);
          case ExpressionScope.Found.Elsewhere _ -> ExpressionMeaning.PLAIN;
        };
    return new Part(new Expression.Tag(reference), meaning, at);
  }

  private static ExpressionMeaning meaning(String reference, ExpressionScope.Known tag, int at)
      throws ExpressionSlip {
    if (tag.type() == RegisterType.STRING) {
      throw new ExpressionSlip(
          at, Excerpt.quoted(reference), "a tag of numbers or states, not of texts");
    }
    return tag.isTruth() ? new Truth() : new Amount(tag.unit());
  }

  private void close() throws ExpressionSlip {
    if (!cursor.takeSign(")")) {
      throw slip("a closing )");
    }
  }

  private void deeper() throws ExpressionSlip {
    if (++depth > DEEPEST) {
      throw slip("at most %d brackets within each other".formatted(DEEPEST));
    }
  }

  private static Part joined(Operator operator, Part left, Part right, ExpressionMeaning meaning) {
    return new Part(new Expression.Join(operator, left.tree(), right.tree()), meaning, left.at());
  }

  private static Part truth(Part part) throws ExpressionSlip {
    if (part.meaning() instanceof Truth || isElsewhere(part)) {
      return part;
    }
    throw new ExpressionSlip(
        part.at(), part.meaning().words(), "true or false, as a comparison or a bool gives");
  }

  /** A tag of another device may well be a bool. */
  private static boolean isElsewhere(Part part) {
    return part.tree() instanceof Expression.Tag(String reference)
        && !TagReference.isOwn(reference)
        && part.meaning().equals(ExpressionMeaning.PLAIN);
  }

  private static Amount amount(Part part) throws ExpressionSlip {
    if (part.meaning() instanceof Amount amount) {
      return amount;
    }
    throw new ExpressionSlip(part.at(), part.meaning().words(), "a number");
  }

  private static ExpressionSlip misfit(Part left, Part right, int at) {
    return new ExpressionSlip(
        at,
        "%s beside %s".formatted(right.meaning().words(), left.meaning().words()),
        "numbers of the same unit");
  }

  private ExpressionSlip slip(String expected) {
    return new ExpressionSlip(cursor.position(), cursor.found(), expected);
  }
}
