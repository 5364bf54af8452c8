package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two whole numbers in a list, as {@code [12, 6]}: a place on the grid of a display, or a size.
 *
 * @param expected in words
 * @param least the smallest number allowed
 * @param most the largest
 */
record CellKind(String expected, int least, int most) implements Kind<Cell> {
  @Override
  public Optional<Cell> read(YamlNode node, Where where) {
    List<Integer> numbers = new ArrayList<>();
    if (node instanceof YamlNode.Sequence list && list.items().size() == 2) {
      list.items().forEach(item -> number(item).ifPresent(numbers::add));
    }
    if (numbers.size() == 2) {
      return Optional.of(new Cell(numbers.getFirst(), numbers.getLast()));
    }
    where.at(node.place()).report(node.found(), expected);
    return Optional.empty();
  }

  private Optional<Integer> number(YamlNode item) {
    return item instanceof YamlNode.Scalar scalar
        ? Kinds.whole(least, most).parser().apply(scalar.text())
        : Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode shape = Shapes.ofType("array").put("minItems", 2).put("maxItems", 2);
    shape.set("items", Shapes.ofType("integer").put("minimum", least).put("maximum", most));
    return shape;
  }
}
