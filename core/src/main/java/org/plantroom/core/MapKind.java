package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A map whose keys the writer of the file chooses, with at least one entry; keeps the file's order.
 * Of parts with keys of their own those that can be read are kept when others cannot, so that one
 * slip does not hide the others; plain values count only as a whole.
 *
 * @param expected in words
 * @param key what each key is
 * @param value what each value is
 */
public record MapKind<K, V>(String expected, ScalarKind<K> key, Kind<V> value)
    implements Kind<SequencedMap<K, Placed<V>>> {

  @Override
  public Optional<SequencedMap<K, Placed<V>>> read(YamlNode node, Where where) {
    if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
      String found = node instanceof YamlNode.Mapping ? "an empty map" : node.found();
      where.report(found, expected);
      return Optional.empty();
    }
    SequencedMap<K, Placed<V>> values = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      readEntry(entry, where.child(entry.key(), entry.place()), values);
    }
    boolean whole = values.size() == mapping.entries().size();
    return whole || value instanceof Format ? Optional.of(values) : Optional.empty();
  }

  private void readEntry(YamlNode.Entry entry, Where where, SequencedMap<K, Placed<V>> values) {
    Optional<K> name = key.readText(entry.key(), where);
    Optional<V> content = value.read(entry.value(), where);
    if (name.isEmpty() || content.isEmpty()) {
      return;
    }
    if (values.putIfAbsent(name.get(), new Placed<>(content.get(), where)) != null) {
      where.report("a key of the same meaning as an earlier one", "every key only once");
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode map = Shapes.ofType("object").put("minProperties", 1);
    ObjectNode names = key.schema();
    names.put("type", "string");
    map.set("propertyNames", names);
    map.set("additionalProperties", value.schema());
    return map;
  }
}
