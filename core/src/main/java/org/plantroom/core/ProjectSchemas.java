package org.plantroom.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The JSON Schemas (2020-12) of the project files, made of the same declarations that the reader
 * checks with. Editors use them for completion and marks while typing.
 */
public final class ProjectSchemas {
  private ProjectSchemas() {}

  /** The schemas as JSON text by file name, e.g. {@code type.schema.json}. */
  public static SequencedMap<String, String> all() {
    SequencedMap<String, String> schemas = new LinkedHashMap<>();
    put(schemas, "project", "Plantroom project.yaml", ProjectKeys.FORMAT);
    put(schemas, "type", "Plantroom machine type, types/ID.yaml", TypeKeys.FORMAT);
    put(schemas, "site", "Plantroom site, sites/ID.yaml", SiteKeys.FORMAT);
    put(schemas, "display", "Plantroom display, displays/ID.yaml", DisplayKeys.FORMAT);
    put(schemas, "notifications", "Plantroom notifications.yaml", NotificationKeys.FORMAT);
    return schemas;
  }

  private static void put(
      SequencedMap<String, String> schemas, String name, String title, Format format) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:plantroom:" + name);
    schema.put("title", title);
    schema.setAll(format.schema());
    schemas.put(name + ".schema.json", text(schema));
  }

  private static String text(ObjectNode schema) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    try {
      return mapper.writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that is no JSON", e);
    }
  }
}
