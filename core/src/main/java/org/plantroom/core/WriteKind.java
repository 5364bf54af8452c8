package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be written: {@code false}, {@code true}, or a map of limits and conditions. */
enum WriteKind implements Kind<WriteKind.Rule> {
  /** Stateless, so one is enough. */
  INSTANCE;

  /**
   * Whether and what.
   *
   * @param rule how it may be written; null for not at all
   */
  record Rule(@Nullable WriteRule rule) {}

  static final Field<Double> MIN = Field.optional("min", Kinds.NUMBER, "least value allowed");
  static final Field<Double> MAX = Field.optional("max", Kinds.NUMBER, "greatest value allowed");

  static final Field<Duration> PULSE =
      Field.optional(
          "pulse",
          Kinds.duration("100ms", "10m"),
          "for a truth: only true is written, and false again by the edge after this time");
  static final Field<WriteConfirm> CONFIRM =
      Field.withDefault(
          "confirm",
          Kinds.choice(WriteConfirm.class, WriteConfirm::label),
          "none",
          "secondPerson: another user with the right must approve; a reason is then required");
  static final Field<Boolean> REASON =
      Field.withDefault(
          "reasonRequired", Kinds.FLAG, "false", "true: whoever writes must give a reason");

  private static final Format LIMITS =
      Format.of(
          "true, false or a map with min, max, pulse, confirm and reasonRequired",
          MIN,
          MAX,
          PULSE,
          CONFIRM,
          REASON);

  @Override
  public String expected() {
    return LIMITS.expected();
  }

  @Override
  public Optional<WriteKind.Rule> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Mapping) {
      return LIMITS.read(node, where).flatMap(keys -> rule(keys, where)).map(Rule::new);
    }
    if (node instanceof YamlNode.Scalar scalar
        && Kinds.FLAG.parser().apply(scalar.text()).isPresent()) {
      return Optional.of(new Rule(scalar.text().equals("true") ? WriteRule.ANY : null));
    }
    where.at(node.place()).report(node.found(), expected());
    return Optional.empty();
  }

  private static Optional<WriteRule> rule(Section keys, Where where) {
    boolean secondPerson =
        keys.get(CONFIRM).orElse(WriteConfirm.NONE) == WriteConfirm.SECOND_PERSON;
    return limits(keys, where)
        .map(
            limits ->
                new WriteRule(
                    limits,
                    keys.get(PULSE).orElse(null),
                    secondPerson,
                    secondPerson || keys.get(REASON).orElse(false)));
  }

  private static Optional<WriteLimits> limits(Section section, Where where) {
    double min = section.get(MIN).orElse(Double.NEGATIVE_INFINITY);
    double max = section.get(MAX).orElse(Double.POSITIVE_INFINITY);
    if (min > max) {
      where.report(
          "min %s above max %s".formatted(Numbers.text(min), Numbers.text(max)),
          "min not above max");
      return Optional.empty();
    }
    return Optional.of(new WriteLimits(min, max));
  }

  @Override
  public ObjectNode schema() {
    return Shapes.anyOf(Kinds.FLAG.schema(), LIMITS.schema());
  }
}
