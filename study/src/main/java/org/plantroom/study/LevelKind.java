package org.plantroom.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.plantroom.core.Kind;
import org.plantroom.core.Shapes;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * A level as it is written, to be read by {@link LevelReader}, which knows the plant and the
 * folder.
 *
 * @param unit as UCUM writes it
 */
record LevelKind(String unit) implements Kind<YamlNode> {
  @Override
  public String expected() {
    return "a number in %s, a quantity that gives it, 24 or 168 numbers of the hours of a day or week, or {file: FILE.csv, column: NAME}"
        .formatted(unit);
  }

  @Override
  public Optional<YamlNode> read(YamlNode node, Where where) {
    boolean fits =
        switch (node) {
          case YamlNode.Scalar _, YamlNode.Sequence _, YamlNode.Mapping _ -> true;
          case YamlNode.Nothing _, YamlNode.Alias _ -> false;
        };
    if (!fits) {
      where.at(node.place()).report(node.found(), expected());
    }
    return Optional.of(node).filter(_ -> fits);
  }

  @Override
  public ObjectNode schema() {
    return Shapes.anyOf(
        Shapes.ofType("number"), Shapes.text(), Shapes.ofType("array"), Shapes.ofType("object"));
  }
}
