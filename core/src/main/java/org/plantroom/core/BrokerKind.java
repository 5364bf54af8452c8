package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A broker: its address alone, or a map with more. */
record BrokerKind() implements Kind<Section> {
  @Override
  public String expected() {
    return Kinds.BROKER.expected() + ", or a map with address and more";
  }

  @Override
  public Optional<Section> read(YamlNode node, Where where) {
    if (node instanceof YamlNode.Mapping) {
      return BrokerKeys.FORMAT.read(node, where);
    }
    Section section = new Section(where);
    section.put(BrokerKeys.ADDRESS, node, where);
    return Optional.of(section);
  }

  @Override
  public ObjectNode schema() {
    return Shapes.anyOf(Kinds.BROKER.schema(), BrokerKeys.FORMAT.schema());
  }
}
