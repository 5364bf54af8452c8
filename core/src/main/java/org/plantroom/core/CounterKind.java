package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a tag is a counter: {@code false}, {@code true}, or a map that tells its roll-over. */
enum CounterKind implements Kind<CounterKind.Rule> {
  /** Stateless, so one is enough. */
  INSTANCE;

  /**
   * Whether and how.
   *
   * @param counter how it counts; null when it is none
   */
  record Rule(@Nullable Counter counter) {}

  static final Field<Double> ROLLOVER =
      Field.required("rollover", Kinds.POSITIVE, "value at which it begins anew at 0");

  private static final Format COUNTING = Format.of("true, false or a map with rollover", ROLLOVER);

  @Override
  public String expected() {
    return COUNTING.expected();
  }

  @Override
  public Optional<CounterKind.Rule> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Mapping) {
      return COUNTING.read(node, where).map(keys -> new Rule(new Counter(keys.need(ROLLOVER))));
    }
    if (node instanceof YamlNode.Scalar scalar
        && Kinds.FLAG.parser().apply(scalar.text()).isPresent()) {
      return Optional.of(new Rule(scalar.text().equals("true") ? new Counter(null) : null));
    }
    where.at(node.place()).report(node.found(), expected());
    return Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    return Shapes.anyOf(Kinds.FLAG.schema(), COUNTING.schema());
  }
}
