package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;

/** Reads a JSON object that came as a request's body; every mistake becomes a problem. */
final class Body {
  private final JsonNode json;

  private Body(JsonNode json) {
    this.json = json;
  }

  /**
   * The body of a request.
   *
   * @param expected an example, for those who sent something else
   */
  static Body of(Context context, String expected) {
    try {
      JsonNode json = Json.read(context.body());
      if (json.isObject()) {
        return new Body(json);
      }
    } catch (JsonProcessingException e) {
      // falls through: no JSON and no object get the same answer
    }
    throw Problem.badRequest("expected a JSON object such as " + expected);
  }

  /** A field as it is; a missing node when there is none. */
  JsonNode field(String name) {
    return json.path(name);
  }

  /** A text that must be there. */
  String text(String name, int longest) {
    JsonNode node = json.path(name);
    if (!node.isTextual() || node.asText().length() > longest) {
      throw Problem.badRequest(
          "%s must be a text of at most %d characters".formatted(name, longest));
    }
    return node.asText();
  }

  /** A text that may be left out, and is empty then. */
  String optionalText(String name, int longest) {
    return json.path(name).isMissingNode() || json.path(name).isNull() ? "" : text(name, longest);
  }
}
