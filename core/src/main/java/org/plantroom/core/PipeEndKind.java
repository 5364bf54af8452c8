package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The end of a pipe: {@code symbol.port}, or a place as {@code [x, y]}.
 *
 * @param place the kind of a place
 */
record PipeEndKind(CellKind place) implements Kind<PipeEnd> {
  @Override
  public String expected() {
    return "a connection point as symbol.port, or " + place.expected();
  }

  @Override
  public Optional<PipeEnd> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Sequence) {
      return place.read(node, where).map(PipeEnd.Free::new);
    }
    if (node instanceof YamlNode.Scalar scalar) {
      int dot = scalar.text().lastIndexOf('.');
      if (dot > 0 && dot < scalar.text().length() - 1) {
        return Optional.of(
            new PipeEnd.Port(scalar.text().substring(0, dot), scalar.text().substring(dot + 1)));
      }
    }
    where.at(node.place()).report(node.found(), expected());
    return Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    return Shapes.anyOf(Shapes.pattern(".+\\..+"), place.schema());
  }
}
