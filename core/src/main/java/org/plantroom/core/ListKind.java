package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list with at least one item.
 *
 * @param item what each item is
 * @param alsoAlone true when a single item may stand without list marks
 */
public record ListKind<T>(Kind<T> item, boolean alsoAlone) implements Kind<List<Placed<T>>> {
  @Override
  public String expected() {
    return (alsoAlone ? "one or a list, each " : "a list, each ") + item.expected();
  }

  @Override
  public Optional<List<Placed<T>>> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Sequence sequence && !sequence.items().isEmpty()) {
      return Optional.of(readItems(sequence, where));
    }
    if (node instanceof YamlNode.Scalar && alsoAlone) {
      return item.read(node, where).map(value -> List.of(new Placed<>(value, where)));
    }
    String found = node instanceof YamlNode.Sequence ? "an empty list" : node.found();
    where.at(node.place()).report(found, expected());
    return Optional.empty();
  }

  private List<Placed<T>> readItems(YamlNode.Sequence sequence, Where where) {
    List<Placed<T>> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode node = sequence.items().get(i);
      Where place = where.item(i, node.place());
      item.read(node, place).ifPresent(value -> values.add(new Placed<>(value, place)));
    }
    return values;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode list = Shapes.ofType("array").put("minItems", 1);
    list.set("items", item.schema());
    return alsoAlone ? Shapes.anyOf(item.schema(), list) : list;
  }
}
