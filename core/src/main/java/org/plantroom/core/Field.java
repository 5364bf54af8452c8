package org.plantroom.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that a part of a project file knows. Immutable; two fields are the same only by identity.
 */
public final class Field<T> {
  private final String key;
  private final Kind<T> kind;
  private final boolean required;
  private final @Nullable String fallback;
  private final String description;
  private final Optional<T> absent;

  private Field(
      String key, Kind<T> kind, boolean required, @Nullable String fallback, String description) {
    this.key = key;
    this.kind = kind;
    this.required = required;
    this.fallback = fallback;
    this.description = description;
    this.absent = fallback == null ? Optional.empty() : Optional.of(readDefault(kind, fallback));
  }

  /** A key that must be there. */
  public static <T> Field<T> required(String key, Kind<T> kind, String description) {
    return new Field<>(key, kind, true, null, description);
  }

  /** A key that may be left out and then means nothing, or what the description tells. */
  public static <T> Field<T> optional(String key, Kind<T> kind, String description) {
    return new Field<>(key, kind, false, null, description);
  }

  /**
   * A key that may be left out and then has a value of its own.
   *
   * @param fallback that value, as a file would write it
   */
  public static <T> Field<T> withDefault(
      String key, Kind<T> kind, String fallback, String description) {
    return new Field<>(key, kind, false, fallback, description);
  }

  /** As it is written. */
  public String key() {
    return key;
  }

  /** What it may hold. */
  public Kind<T> kind() {
    return kind;
  }

  /** True when it must be there. */
  public boolean isRequired() {
    return required;
  }

  /** The value when the key is not there. */
  public Optional<T> absent() {
    return absent;
  }

  /** The JSON Schema of this key's value. */
  public ObjectNode schema() {
    ObjectNode shape = kind.schema();
    shape.put("description", description);
    if (fallback != null) {
      shape.set("default", asJson(fallback));
    }
    return shape;
  }

  private static <T> T readDefault(Kind<T> kind, String fallback) {
    Where nowhere = Where.top(new Mistakes(), Path.of("default"));
    return YamlTree.read(fallback, nowhere)
        .flatMap(node -> kind.read(node, nowhere))
        .orElseThrow(
            () -> new IllegalArgumentException("no good default [default=%s]".formatted(fallback)));
  }

  private static JsonNode asJson(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no YAML [default=%s]".formatted(yaml), e);
    }
  }
}
