package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Pens that somebody looks at together, under a name.
 *
 * @param id unique; part of the address of its page
 * @param name for people
 * @param owner who made it
 * @param shared whether others see it too
 * @param tags paths of its tags, in the order of the pens
 * @param view how it is looked at, for the page alone: span, shift and the like
 * @param changed when it was saved last, milliseconds since 1970 UTC
 */
record TrendSet(
    String id,
    String name,
    String owner,
    boolean shared,
    List<String> tags,
    ObjectNode view,
    long changed) {
  TrendSet {
    tags = List.copyOf(tags);
    view = view.deepCopy();
  }

  @Override
  public ObjectNode view() {
    return view.deepCopy();
  }

  /** True when a page's view is as small and flat as one is: plain words and numbers. */
  static boolean isView(JsonNode view) {
    return view.isObject()
        && view.size() <= 10
        && view.properties().stream()
            .allMatch(
                e ->
                    e.getKey().length() <= 20
                        && e.getValue().isValueNode()
                        && e.getValue().asText().length() <= 100);
  }
}
