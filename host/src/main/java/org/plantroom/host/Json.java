package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The one way JSON is written and read here; times are RFC 3339 UTC with milliseconds. */
final class Json {
  /** Thread-safe once configured. */
  static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own records are always JSON", e);
    }
  }

  /**
   * Reads a client's text.
   *
   * @throws JsonProcessingException when it is no JSON
   */
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** A moment in RFC 3339. */
  static String time(long millis) {
    return RFC_3339.format(Instant.ofEpochMilli(millis));
  }
}
