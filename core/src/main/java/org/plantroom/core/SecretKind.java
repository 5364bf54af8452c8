package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Where a password is kept. What does not fit may be a password, so it is never repeated. */
public record SecretKind() implements Kind<SecretSource> {
  @Override
  public String expected() {
    return "env:NAME for an environment variable or file:PATH, never the password itself";
  }

  @Override
  public Optional<SecretSource> read(YamlNode node, Where where) {
    Optional<SecretSource> source =
        node instanceof YamlNode.Scalar scalar ? SecretSource.of(scalar.text()) : Optional.empty();
    if (source.isEmpty()) {
      where.at(node.place()).report("something else, not repeated here", expected());
    }
    return source;
  }

  @Override
  public ObjectNode schema() {
    return Shapes.pattern(SecretSource.PATTERN.pattern());
  }
}
