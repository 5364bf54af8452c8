package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Pieces of JSON Schema (2020-12). */
public final class Shapes {
  private Shapes() {}

  /** A value of a JSON type. */
  public static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /** Any word: YAML takes one without letters for a number, and some words for truth values. */
  public static ObjectNode text() {
    ObjectNode shape = JsonNodeFactory.instance.objectNode();
    shape.putArray("type").add("string").add("number").add("boolean");
    return shape;
  }

  /** A text of a pattern. */
  public static ObjectNode pattern(String pattern) {
    return ofType("string").put("pattern", "^(?:" + pattern + ")$");
  }

  /** One of some words. */
  public static ObjectNode choice(Collection<String> words) {
    ObjectNode shape = JsonNodeFactory.instance.objectNode();
    ArrayNode choices = shape.putArray("enum");
    words.forEach(choices::add);
    return shape;
  }

  /** Any of some shapes. */
  public static ObjectNode anyOf(ObjectNode... shapes) {
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    ArrayNode choices = any.putArray("anyOf");
    for (ObjectNode shape : shapes) {
      choices.add(shape);
    }
    return any;
  }
}
