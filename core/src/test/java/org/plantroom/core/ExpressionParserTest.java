package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression may say, and what each slip is told as. */
class ExpressionParserTest {
  private static final SortedMap<Long, String> STATES = new TreeMap<>(Map.of(0L, "off", 1L, "on"));
  private static final Map<String, ExpressionScope.Known> TAGS =
      Map.of(
          "Supply", known(RegisterType.F32, "°C"),
          "Return", known(RegisterType.F32, "°C"),
          "Lift", known(RegisterType.F32, "K"),
          "Pressure", known(RegisterType.F32, "bar"),
          "Power", known(RegisterType.F32, "kW"),
          "Count", known(RegisterType.U16, ""),
          "Name", known(RegisterType.STRING, ""),
          "Pump", new ExpressionScope.Known(RegisterType.BOOL, "", STATES),
          "Mode", new ExpressionScope.Known(RegisterType.U16, "", STATES),
          "Flow, main", known(RegisterType.F32, "l/s"));

  private static ExpressionScope.Known known(RegisterType type, String unit) {
    return new ExpressionScope.Known(type, unit, new TreeMap<>());
  }

  private static final ExpressionScope SCOPE =
      new ExpressionScope() {
        @Override
        public Optional<Found> find(String reference) {
          return TagReference.isOwn(reference)
              ? Optional.ofNullable(TAGS.get(reference)).map(Found.Tag::new)
              : Optional.of(new Found.Elsewhere());
        }

        @Override
        public Collection<String> names() {
          return TAGS.keySet();
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Supply > 80 °C",
        "Supply>80°C",
        "Supply - Return < 2 K and Pump",
        "Supply - Return < Lift / 2",
        "Supply + Lift >= 40 and not (Pump or Mode = 'on')",
        "abs(Supply - Return) > 5",
        "max(Supply, Return, 20 °C) = Supply",
        "[Flow, main] < 0.5 l/s",
        "[hp-02/Supply] > Supply",
        "[edge/hp-02/Pump] and [site/edge/hp-02/Power] > 2e1",
        "Pump = 'on'",
        "Pump = false",
        "Power / 2 kW > 3",
        "Power > 5 kW/2",
        "-Supply < -3 °C",
        "Mode != 1 or Count = 3",
        "true"
      })
  void fittingExpressionIsUnderstood(String text) throws ExpressionSlip {
    assertThat(ExpressionParser.truth(text, SCOPE)).as(text).isNotNull();
  }

  @Test
  void treeFollowsTheUsualOrderOfOperators() throws ExpressionSlip {
    Expression count = new Expression.Tag("Count");
    Expression sum =
        new Expression.Join(
            Expression.Operator.PLUS,
            new Expression.Literal(1),
            new Expression.Join(Expression.Operator.TIMES, new Expression.Literal(2), count));
    Expression less = new Expression.Join(Expression.Operator.LESS, sum, new Expression.Literal(4));
    Expression both =
        new Expression.Join(
            Expression.Operator.AND,
            new Expression.Tag("Pump"),
            new Expression.Not(new Expression.Tag("Pump")));
    assertThat(ExpressionParser.truth("1 + 2 * Count < 4 or Pump and not Pump", SCOPE))
        .isEqualTo(new Expression.Join(Expression.Operator.OR, less, both));
  }

  @Test
  void everyTagIsNamedOnce() throws ExpressionSlip {
    assertThat(
            ExpressionParser.truth("Supply > Return and [hp-02/Supply] > Supply", SCOPE)
                .references())
        .containsExactly("Supply", "Return", "hp-02/Supply");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Suply > 1 | 0 | the name of a tag (did you mean Supply?)",
        "Supply > 3 bar | 9 | numbers of the same unit",
        "Supply + Pressure > 1 | 7 | numbers of the same unit",
        "Supply - Return > 2 °C | 18 | numbers of the same unit",
        "Supply > 80 °D | 12 | a known unit",
        "Supply > | 8 | a number, a tag, a function or an opening (",
        "(Supply > 1 | 11 | a closing )",
        "Supply > 1 Return | 11 | a known unit",
        "Supply > Return Pump | 16 | an operator such as and, or, <, + or the end",
        "Supply | 0 | true or false",
        "Pump > 1 | 0 | a number",
        "Pump + 1 > 1 | 0 | a number",
        "Mode = 'onn' | 7 | the word of a state of the tag on the left",
        "[hp/Mode] = 'on' | 12 | the word of a state of the tag on the left",
        "Name = 1 | 0 | a tag of numbers or states, not of texts",
        "avg(Supply) > 1 | 0 | one of the functions abs, min, max, mean",
        "abs(Supply, Return) > 1 | 0 | one number for abs",
        "[a//b] > 1 | 0 | a tag, device/tag, edge/device/tag or a whole path",
        "Supply & 1 | 7 | an operator such as and"
      })
  void slipIsToldWhereItIs(String text, int offset, String expected) {
    Mistakes mistakes = new Mistakes();
    assertThatThrownBy(() -> ExpressionParser.truth(text, SCOPE))
        .isInstanceOfSatisfying(
            ExpressionSlip.class,
            slip -> slip.report(new Where(mistakes, Path.of("t"), "k", new Place(3, 10))));
    Mistake mistake = mistakes.list().getFirst();
    assertThat(mistake.column()).isEqualTo(10 + offset);
    assertThat(mistake.expectation()).startsWith(expected);
  }

  @Test
  void whateverTheTextTheAnswerIsATreeOrASlip() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] words = {
      "Supply", "(", ")", "not", "and", "-", "+", "<=", "=", "'on'", "[", "]", "3", " K", "abs(",
      ",", "°", "\u0000", "true", "/", "1e999"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(12), 0, words.length).forEach(w -> text.append(words[w]));
      try {
        ExpressionParser.truth(text.toString(), SCOPE);
      } catch (ExpressionSlip slip) {
        assertThat(slip.getMessage()).as("seed %d", seed).isNotEmpty();
      }
    }
  }

  @Test
  void nestingIsBounded() {
    assertThatThrownBy(() -> ExpressionParser.truth("(".repeat(400) + "Pump", SCOPE))
        .hasMessageContaining("at most 50 brackets");
    assertThatThrownBy(() -> ExpressionParser.truth("not ".repeat(200) + "Pump", SCOPE))
        .hasMessageContaining("at most 50 brackets");
    assertThatThrownBy(() -> ExpressionParser.truth("Pump or ".repeat(200) + "Pump", SCOPE))
        .hasMessageContaining("at most 1000 characters");
  }
}
