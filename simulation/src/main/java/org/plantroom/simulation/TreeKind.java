package org.plantroom.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.plantroom.core.Kind;
import org.plantroom.core.Shapes;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * A part that is read later, by somebody who knows more: a map, or a list.
 *
 * @param expected in words
 * @param isList true for a list
 */
record TreeKind(String expected, boolean isList) implements Kind<YamlNode> {
  @Override
  public Optional<YamlNode> read(YamlNode node, Where where) {
    boolean fits = isList ? node instanceof YamlNode.Sequence : node instanceof YamlNode.Mapping;
    if (!fits) {
      where.at(node.place()).report(node.found(), expected);
    }
    return Optional.of(node).filter(_ -> fits);
  }

  @Override
  public ObjectNode schema() {
    return Shapes.ofType(isList ? "array" : "object");
  }
}
