package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A part of a file: a map with known keys.
 *
 * @param expected in words, e.g. "the keys of a tag"
 * @param fields by key, in the order people like to read them
 */
public record Format(String expected, SequencedMap<String, Field<?>> fields)
    implements Kind<Section> {

  /**
   * A map of these keys.
   *
   * @throws IllegalArgumentException when one is declared twice
   */
  public static Format of(String expected, Field<?>... fields) {
    return new Format(
        expected,
        List.of(fields).stream()
            .collect(
                Collectors.toMap(
                    Field::key,
                    field -> field,
                    (first, second) -> {
                      throw new IllegalArgumentException(
                          "declared twice [key=" + first.key() + "]");
                    },
                    java.util.LinkedHashMap::new)));
  }

  @Override
  public Optional<Section> read(YamlNode node, Where where) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      where.at(node.place()).report(node.found(), expected);
      return Optional.empty();
    }
    Section section = new Section(where);
    for (YamlNode.Entry entry : mapping.entries()) {
      Where child = where.child(entry.key(), entry.place());
      Field<?> field = fields.get(entry.key());
      if (field == null) {
        child.report("unknown key", knownKeys(entry.key()));
      } else {
        section.put(field, entry.value(), child);
      }
    }
    fields.values().stream()
        .filter(field -> field.isRequired() && !section.has(field))
        .forEach(field -> section.where(field).report("missing", field.kind().expected()));
    return Optional.of(section);
  }

  private String knownKeys(String unknown) {
    return "one of "
        + String.join(", ", fields.keySet())
        + Suggestion.hint(unknown, fields.keySet());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode shape = Shapes.ofType("object").put("additionalProperties", false);
    ObjectNode properties = shape.putObject("properties");
    fields.forEach((key, field) -> properties.set(key, field.schema()));
    ArrayNode required = shape.putArray("required");
    fields.values().stream().filter(Field::isRequired).map(Field::key).forEach(required::add);
    return shape;
  }
}
