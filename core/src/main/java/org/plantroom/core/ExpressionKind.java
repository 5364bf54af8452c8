package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The text of an expression with its own place; what it says is checked where tags are known. */
record ExpressionKind() implements Kind<Placed<String>> {
  @Override
  public String expected() {
    return "an expression over tags, e.g. Supply - Return < 2 K and Pump = 'on'";
  }

  @Override
  public Optional<Placed<String>> read(YamlNode node, Where where) {
    Where place = where.at(node.place());
    if (node instanceof YamlNode.Scalar(Place _, String text)
        && !text.isBlank()
        && text.length() <= ExpressionParser.LONGEST) {
      return Optional.of(new Placed<>(text, place));
    }
    place.report(node.found(), expected());
    return Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    return Shapes.text().put("minLength", 1).put("maxLength", ExpressionParser.LONGEST);
  }
}
