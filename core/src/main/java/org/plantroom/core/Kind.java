package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a key may hold. One declaration serves both the check of a file and the JSON Schema that
 * editors use, so that the two cannot drift apart.
 */
public interface Kind<T> {
  /** In words, to be read after "expected". */
  String expected();

  /**
   * Reads a node.
   *
   * @return the value; empty when the node does not fit, which has then been reported
   */
  Optional<T> read(YamlNode node, Where where);

  /** The JSON Schema (2020-12) of this kind, a node of the caller's own. */
  ObjectNode schema();
}
