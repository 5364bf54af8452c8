package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.plantroom.history.HistoryBatch;

/** The one way JSON is written and read here; times are RFC 3339 UTC with milliseconds. */
final class Json {
  /** Thread-safe once configured. */
  static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

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

  /**
   * A moment in RFC 3339, whose years have four digits: a stranger's time beyond them is shown as
   * the nearest that has.
   */
  static String time(long millis) {
    return RFC_3339.format(Instant.ofEpochMilli(Math.clamp(millis, 0, HistoryBatch.MAX_TIME)));
  }
}
