package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be written: {@code false}, {@code true}, or a map of limits. */
enum WriteKind implements Kind<WriteKind.Rule> {
  /** Stateless, so one is enough. */
  INSTANCE;

  /**
   * Whether and what.
   *
   * @param limits what may be written; null for nothing
   */
  record Rule(@Nullable WriteLimits limits) {}

  static final Field<Double> MIN = Field.optional("min", Kinds.NUMBER, "least value allowed");
  static final Field<Double> MAX = Field.optional("max", Kinds.NUMBER, "greatest value allowed");

  private static final Format LIMITS = Format.of("true, false or a map with min and max", MIN, MAX);

  @Override
  public String expected() {
    return LIMITS.expected();
  }

  @Override
  public Optional<WriteKind.Rule> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Mapping) {
      return LIMITS.read(node, where).flatMap(limits -> limits(limits, where)).map(Rule::new);
    }
    if (node instanceof YamlNode.Scalar scalar
        && Kinds.FLAG.parser().apply(scalar.text()).isPresent()) {
      return Optional.of(new Rule(scalar.text().equals("true") ? WriteLimits.NONE : null));
    }
    where.at(node.place()).report(node.found(), expected());
    return Optional.empty();
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
