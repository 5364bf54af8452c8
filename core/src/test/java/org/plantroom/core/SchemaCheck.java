package org.plantroom.core;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A published schema, read and applied by a program that knows nothing of ours. */
record SchemaCheck(JsonSchema schema) {
  private static final SchemaCheck PROJECT = published("project");
  private static final SchemaCheck TYPE = published("type");
  private static final SchemaCheck SITE = published("site");

  private static SchemaCheck published(String name) {
    return new SchemaCheck(
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text(name)));
  }

  /** The schema's text, e.g. of {@code type}. */
  static String text(String name) {
    return Objects.requireNonNull(ProjectSchemas.all().get(name + ".schema.json"));
  }

  /** The schema for a file of a project. */
  static SchemaCheck of(Path file) {
    return switch (file.getName(0).toString()) {
      case "types" -> TYPE;
      case "sites" -> SITE;
      default -> PROJECT;
    };
  }

  /** What the schema says against a YAML text. */
  Set<String> messages(String yaml) throws IOException {
    return schema.validate(new YAMLMapper().readTree(yaml)).stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }
}
