package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A kind that one word, number or text makes up.
 *
 * @param expected in words
 * @param parser gives the value, or nothing when the text does not fit; never throws
 * @param hint what to add to a message about a text that does not fit; may be empty
 * @param shape the JSON Schema
 */
public record ScalarKind<T>(
    String expected,
    Function<String, Optional<T>> parser,
    UnaryOperator<String> hint,
    ObjectNode shape)
    implements Kind<T> {

  /** A kind without a hint. */
  public ScalarKind(String expected, Function<String, Optional<T>> parser, ObjectNode shape) {
    this(expected, parser, text -> "", shape);
  }

  /** The same kind in words that fit one key better. */
  public ScalarKind<T> called(String words) {
    return new ScalarKind<>(words, parser, hint, shape);
  }

  @Override
  public Optional<T> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Scalar scalar) {
      return readText(scalar.text(), where.at(node.place()));
    }
    where.at(node.place()).report(node.found(), expected);
    return Optional.empty();
  }

  /** Reads a text, which may also be a key. */
  public Optional<T> readText(String text, Where where) {
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      where.report(Excerpt.quoted(text), expected + hint.apply(text));
    }
    return value;
  }

  @Override
  public ObjectNode schema() {
    return shape.deepCopy();
  }
}
