package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;

/** Reads a request's JSON object; every mistake becomes a problem that says what was expected. */
record Body(JsonNode json) {
  private static final int LONGEST_TEXT = 1_000;

  /**
   * The object of a request.
   *
   * @param example of what was expected, for the problem
   */
  static Body of(Context context, String example) {
    try {
      JsonNode json = Json.read(context.body());
      if (json.isObject()) {
        return new Body(json);
      }
    } catch (JsonProcessingException e) {
      // falls through: no JSON and no object get the same answer
    }
    throw Problem.badRequest("expected a JSON object such as " + example);
  }

  /** The object of a request that may come without one, and then has no fields. */
  static Body ofOptional(Context context, String example) {
    return context.body().isEmpty()
        ? new Body(Json.MAPPER.createObjectNode())
        : of(context, example);
  }

  /**
   * The object of a request that may be longer than most.
   *
   * @param mostBytes allowed
   */
  static Body of(Context context, String example, int mostBytes) {
    try (InputStream in = context.bodyInputStream()) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new ContentTooLargeResponse("a body here has at most %d bytes".formatted(mostBytes));
      }
      JsonNode json = Json.MAPPER.readTree(bytes);
      if (json.isObject()) {
        return new Body(json);
      }
    } catch (IOException e) {
      // falls through: no JSON, no object and half of one get the same answer
    }
    throw Problem.badRequest("expected a JSON object such as " + example);
  }

  boolean has(String name) {
    return json.has(name);
  }

  /** A field as it is; a missing node when there is none. */
  JsonNode field(String name) {
    return json.path(name);
  }

  /** A short text that must be there. */
  String text(String name) {
    return text(name, LONGEST_TEXT);
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

  /** A yes or no that must be there. */
  boolean flag(String name) {
    JsonNode node = json.path(name);
    if (!node.isBoolean()) {
      throw Problem.badRequest("%s must be true or false".formatted(name));
    }
    return node.asBoolean();
  }

  /** A whole number within limits. */
  int number(String name, int least, int most) {
    JsonNode node = json.path(name);
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.asInt() < least
        || node.asInt() > most) {
      throw Problem.badRequest(
          "%s must be a whole number from %d to %d".formatted(name, least, most));
    }
    return node.asInt();
  }

  /** A moment that must be there, in RFC 3339; milliseconds since 1970 UTC. */
  long time(String name) {
    return Params.time(name, text(name, 40));
  }

  /** Roles by site. */
  Grants grants(String name) {
    JsonNode node = json.path(name);
    if (!node.isObject()) {
      throw Problem.badRequest(
          "%s must be an object such as {\"*\":\"viewer\",\"north\":\"operator\"}".formatted(name));
    }
    Map<String, Role> bySite = new LinkedHashMap<>();
    try {
      node.properties().forEach(e -> bySite.put(e.getKey(), Role.of(e.getValue().asText())));
      return new Grants(bySite);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("%s: %s".formatted(name, e.getMessage()));
    }
  }
}
